import { UsageError } from '../../cli/cli-error';
import { readOptions } from '../read-options';

/** What `npm test -- ...` was asked for: one step or all, and patterns of test file paths. */
export interface StepArguments {
  only: string | undefined;
  patterns: string[];
}

/**
 * Reads the arguments of `npm test` and `npm run check`.
 *
 * @throws {UsageError} in one sentence when an option or a step is unknown
 */
export function parseStepArguments(args: string[], stepNames: readonly string[]): StepArguments {
  const { values, positionals } = readOptions({
    args,
    options: { only: { type: 'string' } },
    allowPositionals: true,
  });
  const { only } = values;
  if (only !== undefined && !stepNames.includes(only)) {
    throw new UsageError(`There is no step "${only}": choose one of ${stepNames.join(', ')}.`);
  }
  return { only, patterns: positionals };
}

/**
 * The steps to run: the one asked for, else with a pattern the test steps only, else all.
 */
export function planSteps<S extends { name: string }>(
  steps: { static: readonly S[]; tests: readonly S[] },
  { only, patterns }: StepArguments,
): { static: readonly S[]; tests: readonly S[] } {
  if (only !== undefined) {
    const chosen = (step: S) => step.name === only;
    return { static: steps.static.filter(chosen), tests: steps.tests.filter(chosen) };
  }
  return patterns.length > 0 ? { static: [], tests: steps.tests } : steps;
}

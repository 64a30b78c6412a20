import { exitCodeOf } from '../exit-code-of';
import { listenForStop } from '../stop-signals';
import { parseStepArguments, planSteps } from './parse-step-arguments';
import { runSteps } from './run-steps';
import type { Step } from './step';

const INTERRUPTED_EXIT_CODE = 130;

/**
 * Runs the steps that the command line asks for and sets the exit code: 0 when everything passed,
 * 1 when anything failed, 2 when the command line was wrong, 130 after Ctrl-C.
 */
export async function runStepCommand(steps: {
  static: readonly Step[];
  tests: readonly Step[];
}): Promise<void> {
  const signal = listenForStop();
  try {
    const names = [...steps.static, ...steps.tests].map((step) => step.name);
    const asked = parseStepArguments(process.argv.slice(2), names);
    const passed = await runSteps(planSteps(steps, asked), { patterns: asked.patterns, signal });
    process.exitCode = passed ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = exitCodeOf(error);
  }
  if (signal.aborted) process.exitCode = INTERRUPTED_EXIT_CODE;
}

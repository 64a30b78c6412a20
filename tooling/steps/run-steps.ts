import { formatClosingLine, isSuccess } from './closing-line';
import type { Step, StepContext, StepResult } from './step';

const STATIC_STEPS_AT_ONCE = 2;

/** A step that throws is one failure, and what it threw is its output. */
async function runGuarded(step: Step, context: StepContext): Promise<StepResult> {
  try {
    return await step.run(context);
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

function formatStepLine(name: string, { passed, failed }: StepResult, seconds: number): string {
  const verdict = failed === 0 ? 'ok  ' : 'FAIL';
  return `${verdict} ${name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s   ${passed} passed, ${failed} failed`;
}

async function runOne(step: Step, context: StepContext): Promise<StepResult> {
  const startedAt = performance.now();
  console.log(`...  ${step.name}`);
  const result = await runGuarded(step, context);
  if (context.signal.aborted) return result;
  if (result.failed > 0) console.log(`\n--- ${step.name} ---\n${result.output.trimEnd()}\n`);
  console.log(formatStepLine(step.name, result, (performance.now() - startedAt) / 1000));
  return result;
}

/** Runs steps from one queue, a fixed number at a time. Starts none after an abort. */
async function runQueue(
  steps: readonly Step[],
  atOnce: number,
  context: StepContext,
): Promise<StepResult[]> {
  const queue = [...steps];
  const results: StepResult[] = [];
  const work = async () => {
    for (let step = queue.shift(); step && !context.signal.aborted; step = queue.shift()) {
      results.push(await runOne(step, context));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

/**
 * Runs the static steps side by side, then the test steps one after another, with a line for each
 * and the whole output of those that fail. The last line is `N passed, N failed`.
 *
 * @returns whether something was checked and nothing failed
 */
export async function runSteps(
  steps: { static: readonly Step[]; tests: readonly Step[] },
  context: StepContext,
): Promise<boolean> {
  const results = [
    ...(await runQueue(steps.static, STATIC_STEPS_AT_ONCE, context)),
    ...(await runQueue(steps.tests, 1, context)),
  ];
  if (context.signal.aborted) {
    console.log('Interrupted.');
    return false;
  }
  if (!results.some(({ passed, failed }) => passed + failed > 0)) {
    console.log('Nothing was tested: no test file matches.');
  }
  console.log(formatClosingLine(results));
  return isSuccess(results);
}

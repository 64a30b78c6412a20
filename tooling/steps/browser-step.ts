import { productionSchedules, startClock } from '../clock';
import { startDemoStack, type DemoStack } from '../demo/demo-stack';
import { firstFit } from '../demo/first-fit';
import { firstSync } from '../demo/first-sync';
import { DEMO_PROJECT } from '../emulators/emulator-env';
import { findFreePorts } from '../emulators/ports';
import { listTestFiles, runJest } from './run-jest';
import type { Step, StepContext, StepResult } from './step';

/** Enough for every segment, every page and a fit, and synced in seconds. */
const SHOP = { seed: 1, customers: 600, orders: 2_400 };

// What looks after lost triggers. The half-hourly and hourly schedules would set to work on every copy of the shop at once.
const SCHEDULES = productionSchedules.filter(({ name }) => name === 'sweep');

const say = (line: string): void => console.log(`       ${line}`);

/** Fills the shop as production would: a sync, then a fit of the models, which computes everyone's insights once more. */
async function fillShop({ connection, suite }: DemoStack, signal: AbortSignal): Promise<void> {
  const { functions: functionsPort } = suite.ports;
  const demo = { db: connection.db, functionsPort, signal };
  await firstSync(demo, say);
  await firstFit(demo, say);
}

async function testPage(
  stack: DemoStack,
  context: StepContext,
  counterPort: number,
): Promise<StepResult> {
  const clock = startClock({
    functionsPort: stack.suite.ports.functions,
    project: DEMO_PROJECT,
    schedules: SCHEDULES,
    onError: (error) => say(String(error)),
  });
  // Sales that a test makes arrive as they do in production.
  stack.simulator.webhooks.setTarget({ ...stack.webhook, retries: true });
  try {
    return await runJest('browser', context, {
      ...stack.suite.env,
      TRELLIS_CONTROL_URL: stack.addresses.controlUrl,
      TRELLIS_COUNTER_PORT: String(counterPort),
    });
  } finally {
    clock.stop();
  }
}

/** The page in a real browser, against all emulators and a simulated shop that has been synced. */
export const browserStep: Step = {
  name: 'browser',
  async run(context) {
    const files = await listTestFiles('browser', context);
    if (files.length === 0 && context.patterns.length > 0)
      return { passed: 0, failed: 0, output: '' };
    if (files.length === 0) throw new Error('There is no browser test at all.');
    const [counterPort = 0] = await findFreePorts(1);
    const stack = await startDemoStack({
      label: 'browser',
      size: SHOP,
      ports: {},
      page: { callable: [counterPort] },
      signal: context.signal,
      say,
    });
    try {
      await fillShop(stack, context.signal);
      say(`Running ${files.length} test files in a browser ...`);
      const result = await testPage(stack, context, counterPort);
      const hint =
        'Pictures are in .trellis/screenshots, the output of the emulators in .trellis/logs/browser/suite.log.';
      return { ...result, output: `${result.output.trimEnd()}\n${hint}` };
    } finally {
      await stack.stop();
    }
  },
};

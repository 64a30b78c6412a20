import { startEmulators } from '../emulators/emulators';
import { listTestFiles, runJest } from './run-jest';
import type { Step } from './step';

/** The tests that need no emulator. */
export const unitStep: Step = {
  name: 'unit',
  run: (context) => runJest('unit', context),
};

const noTests = { passed: 0, failed: 0, output: '' };

/** The demo as a person starts it, on ports of its own. */
export const demoStep: Step = {
  name: 'demo',
  run: (context) => runJest('demo', context),
};

/** The tests against real emulators: one suite on free ports for all of them. */
export const emulatorStep: Step = {
  name: 'emulator',
  async run(context) {
    const files = await listTestFiles('emulator', context);
    if (files.length === 0 && context.patterns.length > 0) return noTests;
    if (files.length === 0) throw new Error('There is no emulator test at all.');
    const suite = await startEmulators({
      label: 'test',
      services: ['firestore', 'pubsub', 'auth', 'functions'],
      signal: context.signal,
      onLog: (line) => console.log(`       ${line}`),
    });
    try {
      console.log(`       Running ${files.length} test files ...`);
      const result = await runJest('emulator', context, suite.env);
      const hint = 'The output of the emulators is in .trellis/logs/test/suite.log.';
      return { ...result, output: `${result.output.trimEnd()}\n${hint}` };
    } finally {
      await suite.stop();
    }
  },
};

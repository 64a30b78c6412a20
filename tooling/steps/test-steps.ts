import { runJest } from './run-jest';
import type { Step } from './step';

/** The tests that need no emulator. */
export const unitStep: Step = {
  name: 'unit',
  run: (context) => runJest('unit', context),
};

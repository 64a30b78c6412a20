import { browserStep } from './browser-step';
import { pageSizeStep } from './page-size-step';
import { staticSteps } from './static-steps';
import { demoStep, emulatorStep, unitStep } from './test-steps';

/** What `npm test` does, in this order. */
export const testSteps = {
  static: [...staticSteps, pageSizeStep],
  tests: [unitStep, emulatorStep, browserStep, demoStep],
};

/** What `npm run check` does: all of it that needs neither emulators nor a browser. */
export const checkSteps = { static: staticSteps, tests: [unitStep] };

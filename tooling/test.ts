import { browserStep } from './steps/browser-step';
import { pageSizeStep } from './steps/page-size-step';
import { staticSteps } from './steps/static-steps';
import { demoStep, emulatorStep, unitStep } from './steps/test-steps';
import { runStepCommand } from './steps/run-step-command';

void runStepCommand({
  static: [...staticSteps, pageSizeStep],
  tests: [unitStep, emulatorStep, browserStep, demoStep],
});

import { staticSteps } from './steps/static-steps';
import { demoStep, emulatorStep, unitStep } from './steps/test-steps';
import { runStepCommand } from './steps/run-step-command';

void runStepCommand({ static: staticSteps, tests: [unitStep, emulatorStep, demoStep] });

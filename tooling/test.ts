import { testSteps } from './steps/all-steps';
import { runStepCommand } from './steps/run-step-command';

void runStepCommand(testSteps);

import { checkSteps } from './steps/all-steps';
import { runStepCommand } from './steps/run-step-command';

void runStepCommand(checkSteps);

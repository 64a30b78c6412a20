import type { DeployStep } from './step';
import { alertsStep } from './step-alerts';
import { checkStep } from './step-check';
import { configStep } from './step-config';
import { functionsStep, hostingStep, indexesStep, rulesStep } from './step-firebase';
import { pageStep } from './step-page';
import { accountsStep, apisStep, databaseStep } from './step-project';
import { secretsStep } from './step-secrets';

/** What `npm run deploy -- <step>` does, in the order of the guide. */
export const deploySteps: Readonly<Record<string, DeployStep>> = {
  check: checkStep,
  apis: apisStep,
  database: databaseStep,
  secrets: secretsStep,
  accounts: accountsStep,
  config: configStep,
  rules: rulesStep,
  indexes: indexesStep,
  functions: functionsStep,
  page: pageStep,
  hosting: hostingStep,
  alerts: alertsStep,
};

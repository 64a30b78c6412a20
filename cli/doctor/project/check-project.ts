import { z } from 'zod';
import type { Finding } from '../finding';
import { GoogleRefusal } from '../google';
import { REQUIRED_APIS } from '../required-apis';
import { deployCommand, type ProjectCheck, type ProjectView } from './check';

const projectSchema = z.looseObject({ lifecycleState: z.string() });
const billingSchema = z.looseObject({ billingEnabled: z.boolean().default(false) });
const serviceSchema = z.looseObject({ name: z.string() });

/** Whether there is such a project, and whether it is paid for. */
export const checkProject: ProjectCheck = async (view) => {
  const { google, projectId } = view;
  const project = await google
    .get('cloudresourcemanager', `/v1/projects/${projectId}`, projectSchema)
    .catch((error: unknown) => {
      // Google answers the same for a project that is not there and for one that is somebody else's.
      const isAnswer = error instanceof GoogleRefusal && !error.isDisabled;
      if (isAnswer && [403, 404].includes(error.status)) return null;
      throw error;
    });
  if (project?.lifecycleState !== 'ACTIVE') return [missing(view)];
  const billing = await google.get(
    'cloudbilling',
    `/v1/projects/${projectId}/billingInfo`,
    billingSchema,
  );
  return billing.billingEnabled ? [] : [unpaid(view)];
};

function missing({ projectId }: ProjectView): Finding {
  return {
    id: 'project-missing',
    where: projectId,
    what: `There is no active project ${projectId}, or this Google account may not see it.`,
    remedy: 'Log in with an account that may, or make the project.',
    command: 'gcloud auth application-default login',
  };
}

function unpaid({ projectId }: ProjectView): Finding {
  return {
    id: 'billing-disabled',
    where: projectId,
    what: 'Billing is off, so functions and schedules do not run.',
    remedy: 'Link a billing account to the project.',
    command: `gcloud billing projects link ${projectId} --billing-account <account>`,
  };
}

/** Whether everything of Google's that a deployment needs is enabled. */
export const checkApis: ProjectCheck = async (view) => {
  const { google, projectId } = view;
  const path = `/v1/projects/${projectId}/services?filter=state:ENABLED&pageSize=200`;
  const services = await google.list('serviceusage', path, {
    key: 'services',
    schema: serviceSchema,
  });
  const enabled = new Set(services.map(({ name }) => name.split('/').at(-1)));
  return Object.entries(REQUIRED_APIS)
    .filter(([name]) => !enabled.has(name))
    .map(([name, purpose]) => ({
      id: 'api-disabled',
      where: projectId,
      what: `${name}, which ${purpose}, is not enabled.`,
      remedy: 'Enable it; it takes a minute to be known everywhere.',
      command: deployCommand(view, 'apis'),
    }));
};

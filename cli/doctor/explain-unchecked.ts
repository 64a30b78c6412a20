import type { Finding } from './finding';
import { GoogleRefusal } from './google';

/** What it means that a check could not be made. @param name what was to be looked at. */
export function explainUnchecked(projectId: string, name: string, error: unknown): Finding {
  const [said = ''] = error instanceof Error ? error.message.split('\n') : [];
  const found = (id: Finding['id'], what: string, remedy: string, command: string): Finding => ({
    id,
    where: projectId,
    what,
    remedy,
    command,
  });
  if (error instanceof GoogleRefusal && error.isDisabled) {
    const what = `Which of Google’s interfaces are enabled cannot be read: ${said}`;
    const remedy = 'Enable them; it takes a minute to be known everywhere.';
    return found('api-disabled', what, remedy, `npm run deploy -- apis --project ${projectId}`);
  }
  const what = `What there is to say about ${name} could not be read: ${said}`;
  if (error instanceof GoogleRefusal && [401, 403].includes(error.status)) {
    const remedy = 'Log in with an account that has the role Viewer of the project.';
    return found('unchecked', what, remedy, 'gcloud auth application-default login');
  }
  const remedy = 'Try again; if it stays so, look at the network and at the state of Google Cloud.';
  return found('unchecked', what, remedy, 'open https://status.cloud.google.com');
}

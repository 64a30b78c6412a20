import type { Expected } from '../expected';
import type { Finding } from '../finding';
import type { Google } from '../google';

/** What a check of the project looks at. */
export interface ProjectView {
  readonly projectId: string;
  readonly google: Google;
  readonly expected: Expected;
  readonly now: Date;
}

/** Looks at one thing of the project. @throws when it cannot be looked at. */
export type ProjectCheck = (view: ProjectView) => Promise<Finding[]>;

/** How the deployment's own steps are called for a project. */
export function deployCommand({ projectId }: ProjectView, step: string): string {
  return `npm run deploy -- ${step} --project ${projectId}`;
}

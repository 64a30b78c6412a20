import { z } from 'zod';
import { GoogleRefusal } from '../google';
import { deployCommand, type ProjectCheck, type ProjectView } from './check';

const versionSchema = z.looseObject({ state: z.string() });

/** Whether every secret that a function names has a version in force. What is in it is never read. */
export const checkSecrets: ProjectCheck = async (view) => {
  const { projectId, expected } = view;
  const names = [...new Set(expected.functions.flatMap(({ secrets }) => secrets))].toSorted();
  const states = await Promise.all(names.map((name) => readState(view, name)));
  return names.flatMap((name, index) =>
    states[index] === 'ENABLED'
      ? []
      : {
          id: 'secret-missing',
          where: projectId,
          what: `The secret ${name} ${states[index] === null ? 'does not exist' : 'has no version in force'}, so functions that need it fail.`,
          remedy: 'Set it; functions see it after their next deployment.',
          command: deployCommand(view, 'secrets'),
        },
  );
};

async function readState({ google, projectId }: ProjectView, name: string) {
  try {
    const path = `/v1/projects/${projectId}/secrets/${name}/versions/latest`;
    return (await google.get('secretmanager', path, versionSchema)).state;
  } catch (error) {
    if (error instanceof GoogleRefusal && error.status === 404) return null;
    throw error;
  }
}

import { z } from 'zod';
import { GoogleRefusal } from '../google';
import { deployCommand, type ProjectCheck } from './check';

const releaseSchema = z.looseObject({ rulesetName: z.string() });
const rulesetSchema = z.looseObject({
  source: z.looseObject({ files: z.array(z.looseObject({ content: z.string() })) }),
});

/** Whether the rules in force are those of this checkout, to the letter. */
export const checkRules: ProjectCheck = async (view) => {
  const { google, projectId, expected } = view;
  const release = await google
    .get('firebaserules', `/v1/projects/${projectId}/releases/cloud.firestore`, releaseSchema)
    .catch((error: unknown) => {
      if (error instanceof GoogleRefusal && error.status === 404) return null;
      throw error;
    });
  const ruleset =
    release && (await google.get('firebaserules', `/v1/${release.rulesetName}`, rulesetSchema));
  const inForce = ruleset?.source.files.map(({ content }) => content).join('\n') ?? null;
  if (inForce?.trim() === expected.rules.trim()) return [];
  return [
    {
      id: 'rules-not-deployed',
      where: projectId,
      what:
        inForce === null
          ? 'No security rules are in force.'
          : 'The security rules in force are not those of this checkout.',
      remedy: 'Deploy the rules, unless this checkout is an old one.',
      command: deployCommand(view, 'rules'),
    },
  ];
};

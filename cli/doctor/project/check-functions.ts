import { z } from 'zod';
import { nameSome, type Finding } from '../finding';
import { deployCommand, type ProjectCheck } from './check';

const functionSchema = z.looseObject({
  name: z.string(),
  state: z.string(),
  labels: z.record(z.string(), z.string()).default({}),
});

/** Whether every function is deployed, in force, and of this checkout's version. */
export const checkFunctions: ProjectCheck = async (view) => {
  const { google, projectId, expected } = view;
  const regions = [...new Set(expected.functions.map(({ region }) => region))];
  const listed = await Promise.all(
    regions.map((region) =>
      google.list('cloudfunctions', `/v2/projects/${projectId}/locations/${region}/functions`, {
        key: 'functions',
        schema: functionSchema,
      }),
    ),
  );
  const deployed = new Map(listed.flat().map((one) => [one.name.split('/').at(-1) ?? '', one]));
  const names = expected.functions.map(({ name }) => name);
  const { label, value } = expected.version;
  const missing = names.filter((name) => !deployed.has(name));
  const there = names.flatMap((name) => deployed.get(name) ?? []);
  const broken = there.filter(({ state }) => state !== 'ACTIVE');
  const others = there.filter(({ labels, state }) => state === 'ACTIVE' && labels[label] !== value);
  const command = deployCommand(view, 'functions');
  const found = (id: Finding['id'], what: string, remedy: string): Finding[] => [
    { id, where: projectId, what, remedy, command },
  ];
  return [
    ...(missing.length > 0
      ? found('function-missing', `Not deployed: ${nameSome(missing)}.`, 'Deploy the functions.')
      : []),
    ...(broken.length > 0
      ? found(
          'function-broken',
          `Deployed and not in force: ${nameSome(broken.map(shortName))}.`,
          'Deploy the functions again, and read what the build says.',
        )
      : []),
    ...(others.length > 0
      ? found(
          'version-mismatch',
          `${others.length} of ${names.length} functions are of version ${nameSome([...new Set(others.map(({ labels }) => labels[label] ?? 'unknown'))])}, and this checkout is ${value}.`,
          'Deploy the functions, or check out the version that is deployed.',
        )
      : []),
  ];
};

function shortName({ name, state }: z.infer<typeof functionSchema>): string {
  return `${name.split('/').at(-1)} (${state.toLowerCase()})`;
}

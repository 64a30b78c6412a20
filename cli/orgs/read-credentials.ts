import { text as readAll } from 'node:stream/consumers';
import { posCredentialsSchema, type PosCredentials } from '../../functions/src/model/org';
import { openPrompts } from '../ask/prompts';
import { CliError } from '../cli-error';
import type { World } from '../world';
import { promptForCredentials } from './prompt-for-credentials';

/** The ways to hand over a login. Arguments are none of them: other users of the machine can read those. */
export type CredentialsSource = 'stdin' | 'environment' | 'prompt';

const WAYS =
  'Run the command in a terminal, set ALLEAVES_USERNAME and ALLEAVES_PASSWORD (and ALLEAVES_PIN), or pipe {"username","password","pin"} into it with --credentials-stdin.';

/**
 * Where the login comes from: stdin when asked for, else the environment when it holds any part of it, else a prompt.
 * @throws {CliError} when none of them is there.
 */
export function chooseCredentialsSource(given: {
  env: World['env'];
  fromStdin: boolean;
  isTerminal: boolean;
}): CredentialsSource {
  const { env, fromStdin, isTerminal } = given;
  if (fromStdin) return 'stdin';
  if (env['ALLEAVES_USERNAME'] || env['ALLEAVES_PASSWORD']) return 'environment';
  if (isTerminal) return 'prompt';
  throw new CliError('No Alleaves login was given.', WAYS);
}

/** @throws {CliError} naming the variable that is missing or wrong, and never what is in it. */
export function readEnvironmentCredentials(env: World['env']): PosCredentials {
  for (const name of ['ALLEAVES_USERNAME', 'ALLEAVES_PASSWORD']) {
    if (!env[name]) throw new CliError(`The variable ${name} is not set.`, WAYS);
  }
  return checkCredentials('ALLEAVES_USERNAME, ALLEAVES_PASSWORD and ALLEAVES_PIN', {
    username: env['ALLEAVES_USERNAME'],
    password: env['ALLEAVES_PASSWORD'],
    pin: env['ALLEAVES_PIN'],
  });
}

/** @throws {CliError} when the text is not the expected JSON. */
export function parseCredentials(text: string): PosCredentials {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw new CliError('The login on stdin is not JSON.', WAYS);
  }
  return checkCredentials('the login on stdin', parsed);
}

/**
 * The login, from wherever it is given.
 * @throws {CliError} when there is none, or it is incomplete. No message holds any part of it.
 */
export async function readCredentials(
  world: World,
  options: { fromStdin: boolean },
): Promise<PosCredentials> {
  const { env, stdin } = world;
  const prompts = openPrompts(world);
  const source = chooseCredentialsSource({ env, isTerminal: prompts !== null, ...options });
  if (source === 'stdin') return parseCredentials(await readAll(stdin));
  if (source === 'environment' || !prompts) return readEnvironmentCredentials(env);
  return checkCredentials('the login', await promptForCredentials(prompts));
}

function checkCredentials(where: string, value: unknown): PosCredentials {
  const parsed = posCredentialsSchema.safeParse(withoutEmptyPin(value));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(
    ({ code, path, message }) =>
      `${path.join('.') || 'it'} ${code === 'invalid_format' ? message : 'is missing or not as expected'}`,
  );
  throw new CliError(`In ${where}: ${[...new Set(fields)].join(', ')}.`);
}

function withoutEmptyPin(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('pin' in value)) return value;
  const { pin, ...rest } = value;
  return pin === '' || pin === null || pin === undefined ? rest : value;
}

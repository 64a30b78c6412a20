import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { requireSecret } from '../../functions/src/config';
import { CliError } from '../cli-error';

/** The deployment's secrets that an operator's commands need. */
export interface DeploymentSecrets {
  /** @throws {CliError} when it is not set, naming how to get it. */
  sealingKeys(): string;
  /** @throws {CliError} when it is not set, naming how to get it. */
  webhookPathKey(): string;
}

/** Where the demo's public values lie. */
export const EMULATOR_SECRETS_FILE = resolve(__dirname, '../../functions/.secret.local');

type Values = Readonly<Record<string, string | undefined>>;

/**
 * The values that the functions emulator uses too.
 * @throws {CliError} when the file cannot be read.
 */
export async function readEmulatorSecrets(
  path: string = EMULATOR_SECRETS_FILE,
): Promise<DeploymentSecrets> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CliError(
      'functions/.secret.local cannot be read.',
      'It is part of the repository: git checkout functions/.secret.local',
      { cause },
    );
  });
  return secretsFrom(parseEnv(text), (name) => [
    `${name} is missing in functions/.secret.local.`,
    'The file is part of the repository: git checkout functions/.secret.local',
  ]);
}

/** The values of a real project, from variables of the same names. */
export function readProjectSecrets(env: Values, projectId: string): DeploymentSecrets {
  return secretsFrom(env, (name) => [
    `The variable ${name} is not set.`,
    `Set it to the project's secret: export ${name}="$(firebase functions:secrets:access ${name} --project ${projectId})"`,
  ]);
}

function secretsFrom(
  values: Values,
  explain: (name: string) => [message: string, remedy: string],
): DeploymentSecrets {
  const read = (name: string): string => {
    const value = values[name] ?? '';
    if (value === '') throw new CliError(...explain(name));
    try {
      return requireSecret({ name, value: () => value });
    } catch (cause) {
      const message = `${name} is the public demo value, which is refused outside the emulator.`;
      throw new CliError(message, explain(name)[1], { cause });
    }
  };
  return {
    sealingKeys: () => read('SEALING_KEYS'),
    webhookPathKey: () => read('WEBHOOK_PATH_KEY'),
  };
}

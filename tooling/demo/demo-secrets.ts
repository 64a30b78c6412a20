import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { repositoryRoot } from '../repository-root';

/** The demo's public secrets, from the file that the functions emulator reads too. */
export function readDemoSecrets(): {
  sealingKeys: string;
  webhookPathKey: string;
  cronSecret: string;
} {
  const values = parseEnv(readFileSync(join(repositoryRoot, 'functions/.secret.local'), 'utf8'));
  const read = (name: string): string => {
    const value = values[name];
    if (!value)
      throw new Error(
        `functions/.secret.local has no ${name}; restore the file from the repository.`,
      );
    return value;
  };
  return {
    sealingKeys: read('SEALING_KEYS'),
    webhookPathKey: read('WEBHOOK_PATH_KEY'),
    cronSecret: read('CRON_SECRET'),
  };
}

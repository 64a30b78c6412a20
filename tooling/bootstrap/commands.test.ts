import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../repository-root';
import { commands, describeCommand } from './commands.cjs';

const scriptsSchema = z.object({ scripts: z.record(z.string(), z.string()) });

describe('commands', () => {
  // `exec` puts node in the place of the shell: some shells keep to themselves a signal that npm
  // passes on, and then nothing would stop.
  it('is behind every npm script, and every command has a script', () => {
    const text = readFileSync(join(repositoryRoot, 'package.json'), 'utf8');
    const { scripts } = scriptsSchema.parse(JSON.parse(text));
    const expected = Object.keys(commands).map((name) => [
      name,
      `exec node tooling/run.mjs ${name}`,
    ]);
    expect(scripts).toEqual(Object.fromEntries(expected));
  });

  it.each(Object.entries(commands).filter(([, { ownHelp }]) => !ownHelp))(
    'shows how to call %s',
    (name, command) => {
      const call = name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
      expect(describeCommand(command)).toContain(call);
    },
  );
});

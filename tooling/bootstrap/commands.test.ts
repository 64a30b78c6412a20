import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../repository-root';
import { checkSteps, testSteps } from '../steps/all-steps';
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

  it.each([
    ['test', testSteps],
    ['check', checkSteps],
  ])('names every step of %s', (name, steps) => {
    const help = commands[name]?.help.join(' ').replaceAll(/\s+/g, ' ') ?? '';
    const names = [...steps.static, ...steps.tests].map((step) => step.name);
    expect(help).toContain(`one step: ${names.join(', ')}`);
  });

  it.each(Object.entries(commands))(
    'says what %s does in words that begin with a verb',
    (_, command) => {
      expect(command.summary).toMatch(/^(?:runs|builds|formats) /);
      expect(describeCommand(command)).toMatch(/^(?:Runs|Builds|Formats) .*\.\n/);
    },
  );

  it('names every option, every variable and only ports that the demo uses', () => {
    const { start } = commands;
    const help = start ? describeCommand(start) : '';
    for (const named of ['--once', '--json', '--seed', '--customers', '--orders', 'ALLEAVES_PIN'])
      expect(help).toContain(named);
    expect(help.match(/TRELLIS_PORT_\w+/g)).toEqual([
      'TRELLIS_PORT_FUNCTIONS',
      'TRELLIS_PORT_FIRESTORE',
      'TRELLIS_PORT_PUBSUB',
      'TRELLIS_PORT_AUTH',
      'TRELLIS_PORT_HOSTING',
      'TRELLIS_PORT_SIMULATOR',
    ]);
  });
});

import type { Command } from 'commander';
import { EXIT, EXIT_MEANINGS } from './cli-error';
import { createShell } from './commands/shell';
import { buildProgram } from './program';
import { splitWords } from './testing/split-words';
import { createWorld, runTrellis } from './testing/test-world';

/** Every command with the words that lead to it, groups included. */
function walk(command: Command, words: readonly string[]): [string[], Command][] {
  return command.commands.flatMap((one): [string[], Command][] => {
    const here = [...words, one.name()];
    return [[here, one], ...walk(one, here)];
  });
}

const program = buildProgram(createShell(createWorld(), () => undefined));
const COMMANDS = walk(program, []).map(
  ([words, command]) => [words.join(' '), words, command] as const,
);

const refuseToConnect = {
  env: {},
  connect: () => Promise.reject(new Error('it would connect now')),
};

const exampleIn = (help: string): string =>
  /\nExample:\n {2}npm run trellis -- (.+)\n$/.exec(help)?.[1] ?? '';

it('knows every command', () => {
  const names = COMMANDS.map(([name]) => name);
  expect(names).toContain('org remove');
  expect(names).toContain('discover');
  expect(names.length).toBeGreaterThan(30);
});

describe.each(COMMANDS)('%s', (_name, words, command) => {
  it('says what it does and how it is called', async () => {
    const { exitCode, stdout, stderr } = await runTrellis([...words, '--help'], refuseToConnect);
    expect([exitCode, stderr]).toStrictEqual([0, '']);
    expect(command.description()).toMatch(/^[a-z].{10,100}[^.]$/);
    expect(stdout).toContain('--json');
    expect(stdout).toContain('--project <id>');
    expect(exampleIn(stdout)).not.toBe('');
  });

  it('has an example that is a command line of its own', async () => {
    const { stdout } = await runTrellis([...words, '--help'], refuseToConnect);
    const example = splitWords(exampleIn(stdout));
    expect(example.slice(0, words.length)).toStrictEqual(words);
    const called = await runTrellis(example, refuseToConnect);
    expect(called).toMatchObject({ exitCode: 1, stdout: '' });
    expect(called.stderr).toContain('it would connect now');
  });

  it('fails as one JSON value with --json', async () => {
    const { stdout: help } = await runTrellis([...words, '--help'], refuseToConnect);
    const call = [...splitWords(exampleIn(help)), '--json'];
    const { stdout } = await runTrellis(call, refuseToConnect);
    expect(JSON.parse(stdout)).toStrictEqual({
      error: 'Unexpected: it would connect now',
      remedy: 'TRELLIS_DEBUG=1 shows the whole error.',
    });
  });
});

it('tells every exit code in its help', async () => {
  const { stdout } = await runTrellis(['--help'], refuseToConnect);
  const told = [...stdout.matchAll(/^ {2,4}(\d+) {2}(.+)$/gm)].map(([, code, text]) => [
    Number(code),
    text,
  ]);
  expect(told).toStrictEqual(EXIT_MEANINGS);
  expect(told.map(([code]) => code)).toStrictEqual(Object.values(EXIT));
});

it('has exit codes that never change', () => {
  expect(EXIT).toStrictEqual({
    ok: 0,
    failed: 1,
    wrongUsage: 2,
    partly: 3,
    unhealthy: 4,
    interrupted: 130,
  });
});

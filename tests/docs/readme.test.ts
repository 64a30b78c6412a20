import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { createShell } from '../../cli/commands/shell';
import { buildProgram } from '../../cli/program';
import { DUTY_OPTIONS } from '../../cli/orgs/read-duties';
import { recordScreen } from '../../cli/testing/test-world';
import { readCodeSpans, readLinks, readTrellisCalls } from './read-page';

const ROOT = join(__dirname, '../..');
const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const TRACKED = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).split('\n');
const README = readText('README.md');
const SPANS = readCodeSpans(README);
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readText('package.json')));

/** Whether a place is named by its path, or by something inside it. */
const isPlaceNamed = (place: string): boolean =>
  SPANS.some((span) => span === place || span.startsWith(`${place}/`));

/** What lies directly in a folder, or at the root, by the files that git knows. */
function listEntries(folder: string): { name: string; isFolder: boolean }[] {
  const entries = TRACKED.filter((path) => path.startsWith(folder)).map((path) => {
    const [name = '', ...below] = path.slice(folder.length).split('/');
    return { name, isFolder: below.length > 0 };
  });
  return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
}

const program: Command = buildProgram(
  createShell(
    {
      env: {},
      stdin: process.stdin,
      stdout: recordScreen().screen,
      stderr: recordScreen().screen,
      connect: () => Promise.reject(new Error('Nothing is connected here.')),
      now: () => new Date(),
      sleep: () => Promise.resolve(),
    },
    () => undefined,
  ),
);

/** Whether the words name a command of the program that does something by itself. */
function isCommand(words: readonly string[]): boolean {
  let at: Command | undefined = program;
  for (const word of words) {
    if (at === undefined || at.commands.length === 0) break;
    at = at.commands.find((command) => command.name() === word);
  }
  return at !== undefined && at.commands.length === 0;
}

describe('README.md', () => {
  it('names every deployed function', () => {
    const exported = [...readText('functions/src/index.ts').matchAll(/export \{([^}]+)\}/g)]
      .flatMap(([, names = '']) => names.split(','))
      .map((name) => name.trim())
      .filter((name) => name !== '');
    expect(exported).toContain('scheduleSync');
    expect(exported.filter((name) => !SPANS.includes(name))).toEqual([]);
  });

  it('names every folder of the root', () => {
    const folders = listEntries('').filter(({ isFolder }) => isFolder);
    expect(folders.map(({ name }) => name)).toContain('cli');
    expect(folders.filter(({ name }) => !isPlaceNamed(name))).toEqual([]);
  });

  it('names every folder and file of functions/src', () => {
    const entries = listEntries('functions/src/').filter(({ name }) => !name.endsWith('.test.ts'));
    expect(entries).toContainEqual({ name: 'index.ts', isFolder: false });
    expect(entries.filter(({ name }) => !isPlaceNamed(`functions/src/${name}`))).toEqual([]);
  });

  it('names every npm script, and none that does not exist', () => {
    const named = [...README.matchAll(/(?:`|^)npm (?:run )?([a-z][a-z-]*)/gm)].map(
      ([, name = '']) => name,
    );
    expect(Object.keys(scripts).filter((name) => !named.includes(name))).toEqual([]);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('names every command of the command line', () => {
    const named = [...readTrellisCalls(README), ...SPANS.map((span) => span.split(' '))];
    const names = program.commands.map((command) => command.name());
    expect(names).toContain('cancel');
    expect(names.filter((name) => !named.some(([first]) => first === name))).toEqual([]);
  });

  it('names every option about what an organisation’s syncs look at again', () => {
    expect(DUTY_OPTIONS.filter(({ option }) => !SPANS.includes(option))).toEqual([]);
  });

  it('shows only calls of the command line that it has', () => {
    const calls = readTrellisCalls(README);
    const groups = program.commands.filter(({ commands }) => commands.length > 0);
    const listed = SPANS.map((span) => span.split(' ')).filter(
      ([first, second]) => second !== undefined && groups.some((group) => group.name() === first),
    );
    expect(calls).toContainEqual(['verify']);
    expect([...calls, ...listed].filter((words) => !isCommand(words))).toEqual([]);
  });
});

it.each([
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'simulator/README.md',
  'functions/src/pos/alleaves/README.md',
  ...TRACKED.filter((path) => /^docs\/[^/]+\.md$/.test(path)),
])('%s links only to files that exist', (page) => {
  const links = readLinks(page, readText(page));
  expect(links.filter((target) => !TRACKED.includes(target))).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { createShell } from '../../cli/commands/shell';
import { buildProgram } from '../../cli/program';
import { createWorld } from '../../cli/testing/test-world';

const program = buildProgram(createShell(createWorld(), () => undefined));

/** The calls of the operator's program on a page, each as its words. */
function readCalls(text: string): string[][] {
  const joined = text.replaceAll(/\\\n\s*/g, '');
  return [...joined.matchAll(/npm run trellis -- ([^`\n]+)/g)].map(([, call = '']) =>
    [...call.matchAll(/"[^"]*"|\S+/g)].map(([word]) => word),
  );
}

/** What is wrong with a call; null for one that the program takes. */
function findFault(words: readonly string[]): string | null {
  let at: Command = program;
  let rest = [...words];
  while (at.commands.length > 0) {
    const next = at.commands.find((command) => command.name() === rest[0]);
    if (!next) return `there is no ${words.join(' ')}`;
    at = next;
    rest = rest.slice(1);
  }
  const positional: string[] = [];
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? '';
    if (!word.startsWith('--')) {
      positional.push(word);
      continue;
    }
    const option = [...at.options, ...program.options].find(({ long }) => long === word);
    if (!option) return `${words.join(' ')}: there is no ${word}`;
    if (option.required) index += 1;
  }
  const { registeredArguments } = at;
  const least = registeredArguments.filter(({ required }) => required).length;
  const fits = positional.length >= least && positional.length <= registeredArguments.length;
  return fits ? null : `${words.join(' ')}: ${positional.length} arguments`;
}

it.each([
  ['docs/deploy.md', 15],
  ['docs/operations.md', 10],
])('%s shows only calls that the command line takes', (page, least) => {
  const calls = readCalls(readFileSync(join(__dirname, '../..', page), 'utf8'));
  expect(calls.length).toBeGreaterThan(least);
  expect(calls.flatMap((words) => findFault(words) ?? [])).toStrictEqual([]);
});

it.each([
  [['webhook', 'tset'], 'there is no webhook tset'],
  [['runs', 'maple', 'oak'], 'runs maple oak: 2 arguments'],
  [['runs', '--lmit', '3'], 'runs --lmit 3: there is no --lmit'],
  [['runs', 'maple', '--limit', '3', '--project', 'maple-prod'], null],
])('%j: %s', (words, fault) => {
  expect(findFault(words)).toBe(fault);
});

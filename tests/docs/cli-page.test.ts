import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { EXIT_MEANINGS } from '../../cli/cli-error';
import { createShell } from '../../cli/commands/shell';
import { buildProgram } from '../../cli/program';
import { createWorld, runTrellis } from '../../cli/testing/test-world';
import { readTableRows } from './read-page';

const PAGE = readFileSync(join(__dirname, '../../docs/cli.md'), 'utf8');
const ROWS = readTableRows(PAGE);
const CALL = 'npm run trellis -- ';

/** A command that does something by itself, and the words that lead to it. */
interface Leaf {
  readonly words: readonly string[];
  readonly command: Command;
}

function leavesOf(command: Command, words: readonly string[] = []): Leaf[] {
  return command.commands.flatMap((one) => {
    const here = [...words, one.name()];
    return one.commands.length === 0 ? [{ words: here, command: one }] : leavesOf(one, here);
  });
}

const LEAVES = leavesOf(buildProgram(createShell(createWorld(), () => undefined)));

async function readExample(words: readonly string[]): Promise<string> {
  const { stdout } = await runTrellis([...words, '--help']);
  return /\nExample:\n {2}npm run trellis -- (.+)\n$/.exec(stdout)?.[1] ?? '';
}

function usageOf({ words, command }: Leaf): string {
  const places = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [...words, ...places].join(' ');
}

const byUsage = (rows: string[][]) => rows.toSorted((a, b) => String(a).localeCompare(String(b)));

describe('docs/cli.md', () => {
  it('has one row for every command, with what it does and its example, and no other', async () => {
    const expected = await Promise.all(
      LEAVES.map(async (leaf) => [
        `\`${usageOf(leaf)}\``,
        leaf.command.description(),
        `\`${await readExample(leaf.words)}\``,
      ]),
    );
    const commands = ROWS.filter((cells) => cells.length === 3 && cells[0] !== 'Command');
    expect(byUsage(commands)).toStrictEqual(byUsage(expected));
  });

  it('says how a row is called', () => {
    expect(PAGE).toContain(`\`${CALL}<example>\``);
  });

  it('tells every exit code with its meaning, in one table', () => {
    const told = ROWS.filter(([code = '']) => /^`\d+`$/.test(code));
    expect(told).toStrictEqual(EXIT_MEANINGS.map(([code, meaning]) => [`\`${code}\``, meaning]));
  });

  it('names the options that stand for a confirmation', () => {
    for (const option of ['--yes', '--yes-remove']) expect(PAGE).toContain(`\`${option}`);
  });
});

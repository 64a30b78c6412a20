import { readWholeNumber } from '../../cli/commands/shell';
import { readOptions } from '../read-options';

/**
 * The whole numbers that a bench takes as options, each with its default.
 * @throws {UsageError} for another option, or a value that is no whole number from 1 to a million.
 */
export function readNumbers<Name extends string>(
  args: readonly string[],
  defaults: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const names = Object.keys(defaults);
  const { values } = readOptions({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  const given = Object.entries(values).map(([name, text]): [string, number] => [
    name,
    readWholeNumber(`--${name}`, String(text), 1_000_000),
  ]);
  return { ...defaults, ...Object.fromEntries(given) };
}

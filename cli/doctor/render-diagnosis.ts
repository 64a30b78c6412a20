import { formatAmount } from '../format/numbers';
import type { Paint } from '../output';
import type { Diagnosis } from './diagnose';
import { nameSome } from './finding';

/** A diagnosis as lines: what is wrong with what to do, then what was looked at. */
export function renderDiagnosis({ checks, findings }: Diagnosis, paint: Paint): string[] {
  const names = (state: string): string[] =>
    checks.filter((check) => check.state === state).map(({ name }) => name);
  const fine = names('fine');
  const notes = new Map<string, string[]>();
  for (const { name, note } of checks)
    if (note !== null) notes.set(note, [...(notes.get(note) ?? []), name]);
  return [
    ...findings.flatMap(({ where, what, remedy, command }) => [
      `${paint.red('✗')} ${paint.bold(where)}  ${what}`,
      `    ${remedy}`,
      `    ${paint.cyan(command)}`,
    ]),
    ...[...notes].map(
      ([note, skippedNames]) =>
        `${paint.yellow('–')} not looked at: ${nameSome(skippedNames)}: ${note}`,
    ),
    findings.length === 0
      ? `${paint.green('✓')} ${formatAmount(fine.length, 'check')}, nothing to put right.`
      : `${formatAmount(findings.length, 'finding')}; ${formatAmount(fine.length, 'check')} found nothing.`,
  ];
}

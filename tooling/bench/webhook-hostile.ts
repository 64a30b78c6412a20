import { formatCount } from '../../cli/format/numbers';
import { attack } from '../../tests/webhook/attack';
import type { Bench } from './bench';
import { readNumbers } from './read-bench-options';

const PROGRESS_EVERY = 10_000;

/** Attacks the shipped webhook receiver and counts what it let through. */
export const webhookHostile: Bench = {
  summary: 'hostile webhooks against the shipped receiver: crashes, answers, writes',
  help: ['--requests <n>   how many (default 100000)', '--seed <n>       which ones (default 1)'],
  async run({ args, signal, say }) {
    const { requests, seed } = readNumbers(args, { requests: 100_000, seed: 1 });
    const startedMs = performance.now();
    const report = await attack({
      seed,
      requests,
      onProgress(sent) {
        signal.throwIfAborted();
        if (sent % PROGRESS_EVERY === 0)
          say(`${formatCount(sent)} of ${formatCount(requests)} ...`);
      },
    });
    const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
    const { answers, crashes, serverErrors, foreignWrites, recordWrites, strayWrites } = report;
    const ok = crashes + serverErrors + foreignWrites + recordWrites + strayWrites === 0;
    return {
      ok,
      figures: { ...report, seconds },
      rows: [
        ['requests', `${formatCount(requests)} in ${seconds} s, seed ${seed}`],
        ['not or wrongly signed', describeAnswers(answers.foreign)],
        ['signed garbage', describeAnswers(answers.garbage)],
        ['signed, changed at random', describeAnswers(answers.changed)],
        ['crashes', formatCount(crashes)],
        ['answers of 500 and above', formatCount(serverErrors)],
        ['writes after not or wrongly signed', formatCount(foreignWrites)],
        ['record writes after signed garbage', formatCount(recordWrites)],
        ['writes outside of the organisation', formatCount(strayWrites)],
        ...report.violations.map((said): [string, string] => ['violation', said]),
      ],
    };
  },
};

function describeAnswers(answers: Readonly<Record<string, number>>): string {
  const counted = Object.entries(answers);
  const total = counted.reduce((sum, [, count]) => sum + count, 0);
  const parts = counted.map(([status, count]) => `${status}: ${formatCount(count)}`);
  return `${formatCount(total)} (${parts.join(', ')})`;
}

import picocolors from 'picocolors';
import { order, posSide, storedSide } from '../testing/sides';
import type { Difference } from './difference';
import { renderReport } from './render-report';
import { toReport, type Findings, type SecondSync } from './report';
import { summarise } from './summarise';

const PLAIN = picocolors.createColors(false);

const SECOND: SecondSync = {
  runId: 'manual-20260129T150000',
  state: 'succeeded',
  error: null,
  created: 0,
  updated: 0,
  durationMs: 1_000,
  apiCalls: 9,
  reads: 12,
  writes: 8,
  deletes: 0,
  invocations: 1,
};

function findings(change: Partial<Findings> = {}): Findings {
  const stored = storedSide({ orders: { alv_1: order() } });
  return {
    orgId: 'maple',
    pos: posSide({ orders: { alv_1: order() } }),
    stored,
    summary: summarise(stored),
    records: { differences: [], changedMeanwhile: new Set() },
    days: 1,
    insightsCompared: true,
    differences: [],
    apiCalls: 5,
    secondSync: SECOND,
    ...change,
  };
}

const missing = (count: number): Difference[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'missing',
    stream: 'orders',
    id: `alv_${index}`,
    detail: 'is at the POS and not stored',
  }));

it('ends with agreement and the cost of a second sync', () => {
  const lines = renderReport(toReport(findings()), PLAIN);
  expect(lines).toContain('✓ orders: 1 at the POS, 1 stored');
  expect(lines.slice(-2)).toStrictEqual([
    '✓ A second sync cost 9 API calls, 12 reads, 8 writes, 1 invocation; 0 created, 0 updated',
    '✓ maple agrees with its POS.',
  ]);
});

it('lists twenty differences and counts the rest', () => {
  const report = toReport(findings({ differences: missing(23) }));
  const lines = renderReport(report, PLAIN);
  expect(report).toMatchObject({ ok: false, mismatches: 23 });
  expect(lines).toContain('✗ orders: 1 at the POS, 1 stored');
  expect(lines).toContain('    orders alv_19 is at the POS and not stored');
  expect(lines).not.toContain('    orders alv_20 is at the POS and not stored');
  expect(lines).toContain('    and 3 more differences');
  expect(lines.at(-1)).toBe('✗ maple: 23 differences.');
});

it('is not in order when the second sync does not succeed', () => {
  const secondSync = { ...SECOND, state: 'failed' as const, error: 'Alleaves is away.' };
  const report = toReport(findings({ secondSync }));
  expect(report.ok).toBe(false);
  const [cost, verdict] = renderReport(report, PLAIN).slice(-2);
  expect(cost).toContain('[failed: Alleaves is away.]');
  expect(verdict).toBe('✗ maple agrees with its POS, but the second sync did not succeed.');
});

it('says how many customers were erased', () => {
  const stored = storedSide({ erased: ['alv_7'] });
  const report = toReport(findings({ stored, summary: summarise(stored), pos: posSide() }));
  expect(report).toMatchObject({ ok: true, erased: 1, customers: 0 });
  expect(renderReport(report, PLAIN)).toContain('  Erased here, count as matched: 1 customer');
});

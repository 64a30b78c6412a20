import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toLogLine } from '../../functions/src/log';
import { matchesFilter } from './log-filter';
import { SCENES, type Said, type SceneName } from './log-scenes';
import { metricsOf, readMetrics, readPolicies } from './read-ops';

const METRICS = readMetrics();
const POLICIES = readPolicies();
const RUNBOOK = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');

/** What each metric counts, and nothing else does. */
const COUNTED: Readonly<Record<string, SceneName>> = {
  trellis_run_failed: 'a point of sale that is away',
  trellis_quarantine_rate: 'rows that do not validate',
  trellis_unknown_status: 'an order of unknown status',
  trellis_held_deletion: 'a shop that has vanished',
  trellis_webhook_silence: 'silent webhooks',
  trellis_overdue: 'no sync for days',
  trellis_scheduled: 'no sync for days',
  trellis_webhook_refused: 'deliveries that nobody signed',
  trellis_books_differ: 'books that differ',
  trellis_run_ended: 'a good run',
  trellis_run_cost: 'a good run',
};

/** What a good run is counted by. */
const OF_GOOD_RUNS = ['trellis_run_cost', 'trellis_run_ended'];

/** A line as Cloud Logging keeps it; what is no JSON is none there either. */
function toEntry([message, fields]: Said): unknown {
  const { severity, ...line } = toLogLine(message, fields);
  const jsonPayload: unknown = JSON.parse(JSON.stringify(line));
  return { resource: { type: 'cloud_run_revision' }, severity, jsonPayload };
}

const entriesOf = async (scene: SceneName): Promise<unknown[]> =>
  (await SCENES[scene]()).map(toEntry);

describe('the metrics', () => {
  it('are files named after themselves, each with a scene below', () => {
    expect([...METRICS.values()].map(({ name }) => name)).toStrictEqual([...METRICS.keys()]);
    expect(Object.keys(COUNTED).toSorted()).toStrictEqual([...METRICS.keys()]);
  });

  it.each([...METRICS])('%s counts a line that is really said', async (name, metric) => {
    const entries = await entriesOf(COUNTED[name] ?? 'a good run');
    const matching = entries.filter((entry) => matchesFilter(metric.filter, entry));
    expect(matching.length).toBeGreaterThan(0);
    const extracted = [...Object.values(metric.labelExtractors), metric.valueExtractor ?? []]
      .flat()
      .map((extractor) => /^EXTRACT\(jsonPayload\.(\w+)\)$/.exec(extractor)?.[1]);
    for (const field of extracted)
      expect(matching).toContainEqual(
        expect.objectContaining({
          jsonPayload: expect.objectContaining({ [field ?? '']: expect.anything() }) as unknown,
        }),
      );
  });

  it('of troubles count nothing of a good run', async () => {
    const entries = await entriesOf('a good run');
    const counting = [...METRICS.values()].filter(({ filter }) =>
      entries.some((entry) => matchesFilter(filter, entry)),
    );
    expect(counting.map(({ name }) => name).toSorted()).toStrictEqual(OF_GOOD_RUNS);
  });

  it('label what they extract, and nothing more', () => {
    for (const { metricDescriptor, labelExtractors } of METRICS.values())
      expect(metricDescriptor.labels.map(({ key }) => key).toSorted()).toStrictEqual(
        Object.keys(labelExtractors).toSorted(),
      );
  });
});

describe('the alert policies', () => {
  it('are these', () => {
    expect([...POLICIES.keys()]).toStrictEqual([
      'books-differ',
      'cost-over-budget',
      'failure-rate',
      'held-deletion',
      'no-successful-run',
      'quarantine-rate',
      'unknown-statuses',
      'webhook-refused',
      'webhook-silence',
    ]);
  });

  it('go by metrics that are there, and every metric serves one', () => {
    const used = [...POLICIES.values()].flatMap(metricsOf);
    expect([...new Set(used)].toSorted()).toStrictEqual([...METRICS.keys()]);
  });

  it.each([...POLICIES])('%s points at its entry in the runbook', (name, policy) => {
    expect(policy.userLabels.trellis).toBe(name);
    const title = policy.displayName.replace('Trellis: ', '');
    expect(policy.documentation.content).toContain(`docs/operations.md, "${title}"`);
    const entry = RUNBOOK.split(/^### /m).find((one) => one.startsWith(`${title}\n`)) ?? '';
    expect(entry).toContain(`ops/alerts/${name}.json`);
    expect(entry).toContain('**What it means.**');
    expect(entry).toContain('**What to do.**');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expiryOf, KEEPING, type ExpiringPath } from '../model/keeping';
import type { Rejection } from '../model/observation';
import { PATHS } from '../model/paths';
import type { Quarantine } from '../model/quarantine';
import { newRun } from '../sync/plan-run';
import { auditWrite } from './audit';
import type { Write } from './database';
import { deadRunWrite, redrivenWrite, type StoredDeadLetter } from './dead-letters';
import { newDeliveryWrite, reportPlanWrite } from './deliveries';
import { noteWrite } from './outbox';
import { dismissWrites, quarantineWrites } from './quarantine';
import { runWrite } from './runs';
import { webhookEventWrite } from './webhook-events';

const AT = new Date('2026-01-30T12:00:00Z');
const ROW: Rejection = {
  stream: 'customers',
  externalId: null,
  reasons: ['no name'],
  observedAt: AT,
  raw: '{}',
};
const SEEN: Quarantine = {
  stream: 'customers',
  externalId: null,
  reasons: ['no name'],
  state: 'dismissed',
  attempts: 1,
  observedAt: AT,
  firstSeenAt: AT,
  lastSeenAt: AT,
};
const RUN = newRun({ trigger: 'manual', now: AT });
const GIVEN_UP = { reason: 'It kept failing.', attempts: 5, at: AT };
const LETTER: StoredDeadLetter = {
  id: 'run-r1',
  letter: {
    kind: 'run',
    runId: 'r1',
    trigger: 'manual',
    streams: [],
    reason: 'It kept failing.',
    attempts: 5,
    state: 'waiting',
    createdAt: AT,
    redrivenAt: null,
    redrivenAs: null,
  },
  writtenAt: Object({}),
};

const dismissed = dismissWrites('maple', 'customers-1', { at: AT, hasRaw: true });
const dismissedAgain = quarantineWrites('maple', ROW, SEEN, AT);
const isRaw = ({ path }: Write): boolean => path.endsWith('/private/raw');

/** What writes the documents of a path that expires, as shipped, and the day on which those of `AT` do. */
const WRITTEN: Readonly<Record<ExpiringPath, { writes: readonly Write[]; expireAt: string }>> = {
  run: { writes: [runWrite('maple', 'r1', RUN)], expireAt: '2026-04-30' },
  runNote: {
    writes: [
      noteWrite({
        orgId: 'maple',
        runId: 'r1',
        id: 'n1',
        effects: { customers: [], days: [], products: [] },
        createdAt: AT,
      }),
    ],
    expireAt: '2026-04-30',
  },
  quarantine: {
    writes: [...dismissed, ...dismissedAgain].filter((write) => !isRaw(write)),
    expireAt: '2026-04-30',
  },
  quarantineRaw: {
    writes: [...dismissed, ...dismissedAgain].filter(isRaw),
    expireAt: '2026-04-30',
  },
  deadLetter: {
    writes: [redrivenWrite('maple', LETTER, { at: AT, as: 'r2' })],
    expireAt: '2026-04-30',
  },
  audit: {
    writes: [auditWrite('maple', 'a1', { action: 'org_paused', target: null, by: 'u1', at: AT })],
    expireAt: '2028-01-30',
  },
  webhookEvent: {
    writes: [
      webhookEventWrite('maple', 'e1', {
        event: 'order.updated',
        entityId: '7',
        outcome: 'stored',
        sentAt: null,
        receivedAt: AT,
        fields: [],
      }),
    ],
    expireAt: '2026-03-01',
  },
  report: {
    writes: [reportPlanWrite('maple', { week: '2026-01-19', plannedAt: AT, recipients: 2 })],
    expireAt: '2027-01-30',
  },
  delivery: {
    writes: [
      newDeliveryWrite('maple', {
        about: { kind: 'report', week: '2026-01-19' },
        uid: 'u1',
        at: AT,
      }),
    ],
    expireAt: '2026-04-30',
  },
};

const toPattern = (template: string): RegExp =>
  new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

describe('what expires', () => {
  it.each(Object.entries(WRITTEN))('%s is written with its end', (name, { writes, expireAt }) => {
    const template = Object.entries(PATHS).find(([one]) => one === name)?.[1] ?? '';
    expect(writes.length).toBeGreaterThan(0);
    for (const write of writes) {
      expect(write.path).toMatch(toPattern(template));
      expect(write).toMatchObject({ data: { expireAt: new Date(`${expireAt}T12:00:00Z`) } });
    }
  });

  it('is not what waits for somebody', () => {
    const waiting = [
      ...quarantineWrites('maple', ROW, null, AT),
      ...quarantineWrites('maple', { ...ROW, externalId: '7' }, SEEN, AT),
      deadRunWrite('maple', { runId: 'r1', run: RUN }, GIVEN_UP),
    ];
    // Written whole: an end that stood there goes.
    expect(waiting.map(({ op }) => op)).toStrictEqual(Array(5).fill('set'));
    expect(waiting.filter((write) => JSON.stringify(write).includes('expireAt'))).toStrictEqual([]);
  });

  it('leaves nothing behind that lies below it', () => {
    const all = Object.entries(PATHS);
    const expiring = new Set(Object.keys(WRITTEN));
    const left = all.filter(([name, template]) => {
      const above = all.filter(
        ([one, upper]) => expiring.has(one) && template.startsWith(`${upper}/`),
      );
      return above.length > 0 && !expiring.has(name);
    });
    expect(left).toStrictEqual([]);
    const periods = Object.entries(KEEPING).filter(([, { days }]) => days !== null);
    expect(periods.map(([name]) => name).toSorted()).toStrictEqual([...expiring].toSorted());
  });

  it('counts whole days, whatever a clock does in between', () => {
    expect(expiryOf('run', new Date('2026-02-01T05:00:00Z'))).toStrictEqual(
      new Date('2026-05-02T05:00:00Z'),
    );
  });
});

/** The files that may write documents which expire. */
const WRITERS: Readonly<Record<ExpiringPath, string>> = {
  run: 'store/runs.ts',
  runNote: 'store/outbox.ts',
  quarantine: 'store/quarantine.ts',
  quarantineRaw: 'store/quarantine.ts',
  deadLetter: 'store/dead-letters.ts',
  audit: 'store/audit.ts',
  webhookEvent: 'store/webhook-events.ts',
  report: 'store/deliveries.ts',
  delivery: 'store/deliveries.ts',
};

it.each(Object.entries(WRITERS))('%s is written by %s alone', (name, writer) => {
  const root = join(__dirname, '..');
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing/'),
    )
    .filter((file) => readFileSync(join(root, file), 'utf8').includes(`pathOf('${name}'`));
  expect(found.filter((file) => file !== 'store/customer-dossier.ts')).toStrictEqual([writer]);
});

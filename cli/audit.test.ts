import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { auditSchema, type Audit } from '../functions/src/model/audit';
import { DEFAULT_RULES } from '../functions/src/model/rules';
import type { Database, Write } from '../functions/src/store/database';
import { newOrgWrites } from '../functions/src/store/orgs';
import { webhookEventWrite } from '../functions/src/store/webhook-events';
import { CALLS } from '../functions/src/testing/call-table';
import { startMailServer, type MailServer } from '../functions/src/testing/mail-server';
import { makeOrg } from '../functions/src/testing/make-org';
import { createMemoryAccounts } from '../functions/src/testing/memory-accounts';
import { createMemoryDatabase } from '../functions/src/testing/memory-database';
import { createSimulator } from '../simulator/simulator';
import { createShell } from './commands/shell';
import { nameOperator } from './operator';
import { buildProgram } from './program';
import { connectionTo } from './testing/memory-connection';
import { splitWords } from './testing/split-words';
import { createWorld, runTrellis } from './testing/test-world';

const ORG = 'maple';
const NOW = new Date('2026-01-30T12:00:00Z');
const TWO_YEARS_LATER = new Date('2028-01-30T12:00:00Z');
const WEBHOOK = { generation: 1, current: 'a-secret-of-32-characters-or-more', previous: null };

const DELIVERY = webhookEventWrite(ORG, 'event-1', {
  event: 'order.updated',
  entityId: '7',
  outcome: 'replayed',
  sentAt: NOW,
  receivedAt: NOW,
  fields: [],
});
const CUSTOMER: Write = {
  op: 'set',
  path: `orgs/${ORG}/customers/alv_1`,
  data: { profile: { firstName: 'Robin' } },
};
const MEMBERS = ['ann', 'max'].map((uid): Write => ({
  op: 'set',
  path: `orgs/${ORG}/members/${uid}`,
  data: { role: 'owner', email: `${uid}@example.test`, displayName: null },
}));
const RUN = 'manual-20260101T0000';

/** What a command does, as the audit has it. */
interface Act extends Pick<Audit, 'action' | 'detail'> {
  /** As somebody types it. */
  readonly line: string;
  readonly prepare?: readonly Write[];
  /** Left out where only the answer says it. */
  readonly target?: string | null;
}

/** Commands that change something, or that carry personal data or figures away. */
const ACTS: Readonly<Record<string, Act>> = {
  'org add': { line: 'org add maple --base-url POS', action: 'org_renewed', target: null },
  'org pause': { line: 'org pause maple', action: 'org_paused', target: null },
  'org resume': {
    line: 'org resume maple',
    prepare: [{ op: 'update', path: `orgs/${ORG}`, data: { status: 'paused' } }],
    action: 'org_resumed',
    target: null,
  },
  'member set': {
    line: 'member set ada@example.test viewer --create',
    action: 'member_set',
    detail: 'viewer',
    target: 'new1',
  },
  'member remove': {
    line: 'member remove max@example.test',
    prepare: MEMBERS,
    action: 'member_removed',
    target: 'max',
  },
  sync: { line: 'sync maple', action: 'sync_requested' },
  cancel: {
    line: `cancel ${RUN}`,
    prepare: CALLS.cancelRun.prepare?.(ORG) ?? [],
    action: 'run_cancelled',
    target: RUN,
  },
  replay: {
    line: 'replay maple --stream customers',
    action: 'records_replayed',
    detail: 'customers',
    target: null,
  },
  'quarantine show': {
    line: 'quarantine show customers-1 --raw',
    prepare: CALLS.readQuarantined.prepare?.(ORG) ?? [],
    action: 'quarantine_read',
    target: 'customers-1',
  },
  'quarantine retry': {
    line: 'quarantine retry customers-1',
    prepare: CALLS.readQuarantined.prepare?.(ORG) ?? [],
    action: 'quarantine_retried',
    target: 'customers-1',
  },
  'quarantine dismiss': {
    line: 'quarantine dismiss customers-1',
    prepare: CALLS.readQuarantined.prepare?.(ORG) ?? [],
    action: 'quarantine_dismissed',
    target: 'customers-1',
  },
  'holds confirm': {
    line: 'holds confirm customers',
    prepare: CALLS.decideHold.prepare?.(ORG) ?? [],
    action: 'hold_confirmed',
    target: 'customers',
  },
  'holds reject': {
    line: 'holds reject customers',
    prepare: CALLS.decideHold.prepare?.(ORG) ?? [],
    action: 'hold_rejected',
    target: 'customers',
  },
  'dead-letters redrive': {
    line: `dead-letters redrive run-${RUN}`,
    prepare: CALLS.redriveDeadLetter.prepare?.(ORG) ?? [],
    action: 'dead_letter_redriven',
    target: `run-${RUN}`,
  },
  'webhook rotate': {
    line: 'webhook rotate maple --new-url',
    action: 'webhook_rotated',
    detail: 'and a new address',
    target: null,
  },
  'webhook replay': {
    line: 'webhook replay maple --since 1d',
    prepare: [DELIVERY],
    action: 'deliveries_replayed',
    detail: '1 deliveries',
    target: null,
  },
  report: {
    line: 'report maple --send-to ann@example.test',
    action: 'report_sent',
    target: null,
  },
  'export customer': {
    line: 'export customer maple alv_1',
    prepare: [CUSTOMER],
    action: 'customers_exported',
    detail: '1 customer',
    target: 'alv_1',
  },
  'export list': {
    line: 'export list maple --out all.csv',
    action: 'customers_exported',
    detail: '0 customers',
    target: null,
  },
  erase: {
    line: 'erase maple alv_1 --yes',
    prepare: CALLS.eraseCustomer.prepare?.(ORG) ?? [],
    action: 'customer_erased',
    target: 'alv_1',
  },
};

/** The others, and why the audit has nothing to say of them; with a line, where they need nothing but the database. */
const LEAVES_NOTHING: Readonly<Record<string, { readonly why: string; readonly line?: string }>> = {
  'org test': { why: 'it only asks Alleaves' },
  'org list': { why: 'it only looks', line: 'org list' },
  'org remove': { why: 'the audit goes with the organisation' },
  'member list': { why: 'it only looks', line: 'member list maple' },
  discover: { why: 'it only asks Alleaves, and keeps no value' },
  status: { why: 'it only looks', line: 'status maple' },
  doctor: { why: 'it only looks' },
  runs: { why: 'it only looks', line: 'runs maple' },
  watch: { why: 'it only looks' },
  verify: { why: 'it only compares; its second sync is asked for as `sync` does' },
  'quarantine list': { why: 'it shows no payload', line: 'quarantine list maple' },
  'holds list': { why: 'it only looks', line: 'holds list maple' },
  'dead-letters list': { why: 'it only looks', line: 'dead-letters list maple' },
  'webhook url': { why: 'it only looks', line: 'webhook url maple' },
  'webhook log': { why: 'it only looks', line: 'webhook log maple' },
  'webhook test': { why: 'it delivers an event of which the log of deliveries tells' },
};

let folder: string;
let mail: MailServer;
let posUrl: string;
const simulator = createSimulator({ customers: 5, orders: 5, products: 3 });
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-audit-'));
  mail = await startMailServer();
  ({ url: posUrl } = await simulator.start());
});
afterAll(async () => {
  await simulator.stop();
  await mail.stop();
  await rm(folder, { recursive: true });
});

/** Types a line at a deployment with one organisation; what it finds there may be removed first. */
async function type(line: string, prepare: readonly Write[] = [], isKnown = true) {
  const db = createMemoryDatabase();
  const accounts = createMemoryAccounts();
  const connection = connectionTo(db, { openAccounts: () => accounts });
  if (isKnown)
    await db.commit([
      ...newOrgWrites(ORG, makeOrg('https://pos.example.test'), DEFAULT_RULES),
      connection.openSecrets(ORG).webhookWrite(WEBHOOK),
    ]);
  if (prepare.length > 0) await db.commit(prepare);
  const before = db.commits.length;
  const made = (): readonly (readonly Write[])[] => db.commits.slice(before);
  const { username, password, pin } = simulator.options;
  const finished = await runTrellis(splitWords(line.replace('POS', posUrl)), {
    env: {
      INIT_CWD: folder,
      ALLEAVES_USERNAME: username,
      ALLEAVES_PASSWORD: password,
      ALLEAVES_PIN: pin,
      SMTP_URL: mail.url,
      MAIL_SENDER: 'Trellis <reports@example.test>',
    },
    connect: () => Promise.resolve(connection),
    now: () => NOW,
  });
  return { finished, entries: await auditOf(db), commits: made() };
}

const isMarked = (writes: readonly Write[]): boolean =>
  writes.some(({ path }) => path.startsWith(`orgs/${ORG}/audit/`));

/** What was written before anything stood in the audit. */
function writtenUnmarked(commits: readonly (readonly Write[])[]): string[] {
  return commits
    .slice(0, commits.findIndex(isMarked))
    .flatMap((writes) => writes.map(({ path }) => path));
}

async function auditOf(db: Database): Promise<Audit[]> {
  const entries = await db.query({ collection: `orgs/${ORG}/audit` });
  return entries.map(({ data }) => auditSchema.parse(data));
}

/** Commands that do something, by the words that lead to them. */
function leavesOf(command: Command, words: readonly string[] = []): string[] {
  if (command.commands.length === 0) return [words.join(' ')];
  return command.commands.flatMap((one) => leavesOf(one, [...words, one.name()]));
}

it('has every command in one of the two tables', () => {
  const commands = leavesOf(buildProgram(createShell(createWorld(), () => undefined)));
  const inTables = [...Object.keys(ACTS), ...Object.keys(LEAVES_NOTHING)];
  expect(inTables.toSorted()).toStrictEqual(commands.toSorted());
});

it.each(Object.entries(ACTS))(
  '%s leaves one mark, with or ahead of what it does, in the name of who typed it',
  async (_, act) => {
    const { line, prepare, target = expect.any(String), ...expected } = act;
    const { finished, entries, commits } = await type(line, prepare);
    expect([finished.exitCode, finished.stderr]).toStrictEqual([0, expect.any(String)]);
    expect(entries).toStrictEqual([
      { ...expected, target, by: nameOperator(), at: NOW, expireAt: TWO_YEARS_LATER },
    ]);
    // A replay claims its stream first.
    const claims = line.startsWith('replay') ? [`orgs/${ORG}/streams/customers`] : [];
    expect(writtenUnmarked(commits)).toStrictEqual(claims);
  },
);

it('org add leaves another mark for an organisation that is new', async () => {
  const zone = '--timezone America/New_York';
  const { entries } = await type(`org add maple --name Maple ${zone} --base-url POS`, [], false);
  expect(entries).toStrictEqual([
    { action: 'org_added', target: null, by: nameOperator(), at: NOW, expireAt: TWO_YEARS_LATER },
  ]);
});

const LOOKING = Object.entries(LEAVES_NOTHING).flatMap(([name, { line }]) =>
  line === undefined ? [] : [[name, line] as const],
);
it.each([...LOOKING, ['quarantine show', 'quarantine show customers-1'] as const])(
  '%s writes nothing at all',
  async (_, line) => {
    const { finished, commits } = await type(line, CALLS.readQuarantined.prepare?.(ORG));
    expect([finished.exitCode, commits]).toStrictEqual([0, []]);
  },
);

it.each([
  ['quarantine dismiss', 'quarantine dismiss customers-9'],
  ['cancel', 'cancel manual-none'],
  ['erase', 'erase maple alv_9 --yes'],
  ['export customer', 'export customer maple alv_9'],
  ['replay', 'replay maple --dry-run'],
  ['org pause', 'org pause nobody-here'],
])('%s leaves no mark of what it did not do', async (_, line) => {
  expect((await type(line)).commits).toStrictEqual([]);
});

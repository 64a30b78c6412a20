import { openDatabase } from '../functions/src/store/open-database';
import { dumpOrg } from '../functions/src/testing/dump-org';
import { tracesOf } from '../functions/src/testing/sentinel-person';
import { EMULATOR_PROJECT } from './connection/connect';
import { jsonOf, startTestStack, type TestStack } from './testing/test-stack';

const db = openDatabase({ projectId: EMULATOR_PROJECT });

/** Where lies what was left with an order without a customer. */
const LEFT = /\/orders\/[^/]+\/private\/contact$/;

let stack: TestStack;
let orgId: string;

beforeEach(async () => {
  stack = await startTestStack({ customers: 40, orders: 60, products: 8, stockRows: 10 });
  orgId = await stack.addOrg();
  await stack.trellis(['sync', orgId, '--wait']);
});
afterEach(() => stack.stop());

/** A customer with an e-mail address and orders: the id, and words that name nobody else. */
async function findPerson(): Promise<{ id: string; words: string[] }> {
  const dump = await dumpOrg(EMULATOR_PROJECT, orgId);
  for (const [path, contact] of dump) {
    const id = /\/customers\/([^/]+)\/private\/contact$/.exec(path)?.[1];
    const [email, phone] = [valueOf(contact, 'email'), valueOf(contact, 'phone')];
    if (id === undefined || email === null || phone === null) continue;
    const words = [email, phone, phone.slice(-7)];
    const isOwn = tracesOf(dump, words).every(
      (trace) => trace.includes(`/customers/${id}`) || LEFT.test(trace),
    );
    const hasOrders = [...dump.values()].some((data) => valueOf(data, 'customerId') === id);
    if (isOwn && hasOrders) return { id, words };
  }
  throw new Error('the simulated POS has nobody to erase');
}

function valueOf(data: unknown, field: string): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const value: unknown = Reflect.get(data, field);
  return typeof value === 'string' ? value : null;
}

/** Has an order without a customer say what the words are, and synced. @returns where that is stored. */
async function leaveOrder([email, phone]: readonly string[]): Promise<string> {
  const { id } = stack.simulator.orders.place({ id_customer: null });
  stack.simulator.orders.change(id, { set: { email, phone } });
  await stack.trellis(['sync', orgId, '--wait']);
  return `orgs/${orgId}/orders/alv_${id}/private/contact`;
}

describe('erase', () => {
  it("finds no word about anybody but in contacts, not even in an order's payload", async () => {
    const dump = [...(await dumpOrg(EMULATOR_PROJECT, orgId))];
    const payloads = dump.filter(([path]) => /\/orders\/[^/]+\/private\/raw$/.test(path));
    expect(payloads).toHaveLength(60);
    const contacts = dump.filter(([path]) => path.endsWith('/private/contact'));
    const words = contacts.flatMap(
      ([, data]) => valueOf(data, 'email') ?? valueOf(data, 'phone') ?? [],
    );
    expect(words.length).toBeGreaterThan(0);
    const beside = dump.filter(([path]) => !path.includes('/customers/') && !LEFT.test(path));
    expect(tracesOf(beside, words)).toStrictEqual([]);
    expect(tracesOf(payloads, ['name_first', 'name_last', 'email', 'phone'])).toStrictEqual([]);
  });

  it('leaves no word of the person, stays so, and the org agrees with its POS', async () => {
    const { id, words } = await findPerson();
    const left = await leaveOrder(words);
    expect(tracesOf([...(await dumpOrg(EMULATOR_PROJECT, orgId))], words)).toContain(left);
    const before = jsonOf(await stack.trellis(['verify', orgId, '--no-second-sync', '--json']));
    const erased = await stack.trellis(['erase', orgId, id, '--yes', '--json']);
    expect(erased.exitCode).toBe(0);
    expect(jsonOf(erased)).toMatchObject({
      orgId,
      outcome: 'erased',
      receipt: { customerId: id, by: expect.stringMatching(/^cli:./) },
    });
    expect(tracesOf(await dumpOrg(EMULATOR_PROJECT, orgId), words)).toStrictEqual([]);

    // A walk that has forgotten all hashes does not bring the person back. Of so few records none lies in a shard.
    await db.commit(
      ['customers', 'orders', 'products'].map((stream) => ({
        op: 'update',
        path: `orgs/${orgId}/streams/${stream}`,
        data: { recent: null },
      })),
    );
    await stack.trellis(['sync', orgId, '--wait']);
    const replayed = await stack.trellis(['replay', orgId, '--json']);
    expect(jsonOf(replayed)).toMatchObject({
      streams: [{ stream: 'customers', erased: 1 }, {}, {}],
    });
    expect(tracesOf(await dumpOrg(EMULATOR_PROJECT, orgId), words)).toStrictEqual([]);

    const verified = await stack.trellis(['verify', orgId, '--json']);
    expect(verified.stderr).toBe('');
    expect(jsonOf(verified)).toMatchObject({
      ok: true,
      erased: 1,
      mismatches: 0,
      orders: valueOfNumber(before, 'orders'),
      revenueCents: valueOfNumber(before, 'revenueCents'),
      secondSync: { created: 0, updated: 0 },
    });
  });

  it('asks for the id where nobody can type it, and knows whom there is', async () => {
    const asked = await stack.trellis(['erase', orgId, 'alv_1']);
    expect([asked.exitCode, asked.stderr]).toStrictEqual([2, expect.stringContaining('add --yes')]);
    const unknown = await stack.trellis(['erase', orgId, 'alv_999999999', '--yes']);
    expect(unknown.exitCode).toBe(1);
    expect(unknown.stderr).toContain('There is no customer alv_999999999');
    expect((await stack.trellis(['erase', orgId, '10231', '--yes'])).exitCode).toBe(2);
  });
});

function valueOfNumber(data: unknown, field: string): number {
  const value: unknown =
    typeof data === 'object' && data !== null ? Reflect.get(data, field) : null;
  if (typeof value !== 'number') throw new Error(`${field} is no number`);
  return value;
}

describe('replay', () => {
  it('finds every record as it is', async () => {
    const replayed = await stack.trellis(['replay', orgId, '--json']);
    expect(replayed.exitCode).toBe(0);
    expect(jsonOf(replayed)).toMatchObject({
      dryRun: false,
      streams: [
        { stream: 'customers', records: 40, unchanged: 40, changed: 0, withoutRaw: [] },
        { stream: 'orders', records: 60, unchanged: 60, changed: 0, withoutRaw: [] },
        { stream: 'products', unchanged: 8, changed: 0, withoutRaw: [] },
      ],
    });
  });

  it('makes orders again by a zone that was put right; the next sync stores nothing', async () => {
    const path = `orgs/${orgId}`;
    const [org] = await db.getAll([path]);
    const pos = JSON.stringify(org?.data?.['pos']).replaceAll('America/New_York', 'Asia/Tokyo');
    await db.commit([{ op: 'update', path, data: { pos: JSON.parse(pos) } }]);
    const dry = await stack.trellis(['replay', orgId, '--stream', 'orders', '--dry-run']);
    expect(dry.stdout).toMatch(/orders: 60 records, \d+ as they are, \d+ would change/);
    expect(dry.stdout).toMatch(/\d {2}businessDay\n/);
    expect(dry.stdout).toMatch(/businessDay: "\d{4}-\d\d-\d\d" → "\d{4}-\d\d-\d\d"/);
    const replayed = await stack.trellis(['replay', orgId, '--stream', 'orders']);
    expect(replayed.stdout).toMatch(/orders: 60 records, \d+ as they are, [1-9]\d* changed/);
    await db.commit([{ op: 'update', path, data: { pos: org?.data?.['pos'] } }]);
    await stack.trellis(['replay', orgId, '--stream', 'orders']);
    const verified = await stack.trellis(['verify', orgId, '--json']);
    expect(jsonOf(verified)).toMatchObject({
      ok: true,
      mismatches: 0,
      secondSync: { created: 0, updated: 0 },
    });
  });

  it('says what is wrong with its options', async () => {
    for (const wrong of [
      ['--id', 'alv_1'],
      ['--stream', 'people'],
      ['--examples', '0'],
    ]) {
      expect((await stack.trellis(['replay', orgId, ...wrong])).exitCode).toBe(2);
    }
    const none = await stack.trellis(['replay', orgId, '--stream', 'orders', '--id', 'alv_0x']);
    expect([none.exitCode, none.stderr]).toStrictEqual([
      1,
      expect.stringContaining('There is no record alv_0x'),
    ]);
  });
});

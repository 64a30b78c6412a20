import { loadRecords } from '../functions/src/store/records';
import { openDatabase } from '../functions/src/store/open-database';
import { EMULATOR_PROJECT } from './connection/connect';
import { jsonOf, startTestStack, type TestStack } from './testing/test-stack';

const db = openDatabase({ projectId: EMULATOR_PROJECT });

/** More than half of the customers, so that nobody believes it. */
const VANISHED = 21;

let stack: TestStack;
let orgId: string;
let vanished: string[];

beforeEach(async () => {
  stack = await startTestStack({ customers: 40, orders: 60, products: 8, stockRows: 10 });
  orgId = await stack.addOrg();
  await sync();
  const everyone = stack.simulator.truth({ customers: true }).perCustomer ?? [];
  vanished = everyone.slice(0, VANISHED).map(({ id_customer: id }) => id);
  for (const id of vanished) stack.simulator.customers.remove(id);
  await sync();
});
afterEach(() => stack.stop());

const sync = () => stack.trellis(['sync', orgId, '--wait']);
const statusOf = async () => jsonOf(await stack.trellis(['status', orgId, '--json']));
const decide = (decision: string) =>
  stack.trellis(['holds', decision, 'customers', '--org', orgId]);

/** The customers that are marked as deleted, by the POS's ids. */
async function tombstones(): Promise<string[]> {
  const all = stack.simulator.truth({ customers: true }).perCustomer ?? [];
  const ids = [...vanished, ...all.map(({ id_customer: id }) => id)].map((id) => `alv_${id}`);
  const records = [...(await loadRecords(db, orgId, 'customers', ids)).values()];
  expect(records).toHaveLength(40);
  return records
    .map(({ value }) => value.source)
    .filter(({ deletedAt }) => deletedAt !== null)
    .map(({ externalId }) => externalId);
}

describe('a mass vanish', () => {
  it('that is confirmed ends in tombstones with the next sync, and nothing is open any more', async () => {
    const listed = await stack.trellis(['holds', 'list', orgId]);
    expect(listed.stdout).toContain('The POS returned 19 customers where 40 are known.');
    expect(await statusOf()).toMatchObject({ attention: { holds: 1 } });
    expect(await tombstones()).toStrictEqual([]);
    const confirmed = await decide('confirm');
    expect(confirmed.stdout).toBe('The hold of customers (21 records) is confirmed.\n');
    expect(await tombstones()).toStrictEqual([]);
    await sync();
    expect((await tombstones()).toSorted()).toStrictEqual(vanished.toSorted());
    expect(await statusOf()).toMatchObject({ attention: { holds: 0 } });
    expect((await stack.trellis(['holds', 'list', orgId])).stdout).toBe(
      `Nothing of ${orgId} is held.\n`,
    );
  });

  it('that is rejected leaves every customer, and is not asked about again', async () => {
    expect((await decide('reject')).stdout).toBe(
      'The hold of customers (21 records) is rejected.\n',
    );
    for (let walk = 0; walk < 3; walk += 1) await sync();
    expect(await tombstones()).toStrictEqual([]);
    expect(await statusOf()).toMatchObject({
      attention: { holds: 0 },
      lastRun: { state: 'succeeded' },
    });
  });
});

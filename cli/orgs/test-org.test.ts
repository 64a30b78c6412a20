import type { PosCredentials } from '../../functions/src/model/org';
import { THIS_MACHINE } from '../../functions/src/testing/alleaves-under-test';
import { makeOrg } from '../../functions/src/testing/make-org';
import { createSimulator, type Simulator } from '../../simulator/simulator';
import { openPos } from './open-pos';
import { testOrg } from './test-org';

const NOW = new Date('2026-01-31T12:00:00Z');

let simulator: Simulator;
let baseUrl: string;
beforeEach(async () => {
  simulator = createSimulator({ customers: 130, orders: 60, products: 8, stockRows: 9, now: NOW });
  ({ url: baseUrl } = await simulator.start());
});
afterEach(() => simulator.stop());

function test(change: Partial<PosCredentials> = {}) {
  const { username, password, pin } = simulator.options;
  const credentials = { username, password, pin, ...change };
  const tools = { openPos: openPos(THIS_MACHINE), now: () => NOW, onCheck: () => undefined };
  return testOrg(tools, { org: makeOrg(baseUrl), credentials });
}

it('reads one page of every stream and no more', async () => {
  const checks = await test();
  expect(checks.map(({ name, state }) => [name, state])).toStrictEqual([
    ['login', 'works'],
    ['customers', 'works'],
    ['orders', 'works'],
    ['products', 'works'],
  ]);
  expect(checks[1]?.found).toBe('100 rows on the first page');
  expect(checks[3]?.found).toBe('9 rows on the first page');
  const { logins, total } = simulator.journalCounts();
  expect(logins).toBe(1);
  // The next page is asked for ahead.
  expect(total).toBeLessThanOrEqual(1 + 1 + 2 + 2 + 1);
});

it('says which locations a sync would learn', async () => {
  const [login] = await test();
  expect(login?.found).toBe(
    '1000 Maple Street (America/New_York), 1001 Prairie Avenue (America/Chicago); 1 new or in another time zone, stored by a sync',
  );
});

const unreadable = (id: number) => ({ id_customer: id, date_created: 'never' });

it('tells rows that cannot be read from those that can', async () => {
  simulator.addFault({
    match: { path: '/customer/search' },
    fault: { kind: 'body', body: [unreadable(7), unreadable(8)] },
  });
  const { 1: customers } = await test();
  expect(customers).toStrictEqual({
    name: 'customers',
    state: 'fails',
    found: '2 rows on the first page, 2 of them unreadable',
    remedy: 'See what is new or missing in its rows: npm run trellis -- discover',
  });
});

it('logs in once where the login is refused, and asks nothing more', async () => {
  const checks = await test({ password: 'wrong' });
  expect(checks.map(({ state }) => state)).toStrictEqual([
    'fails',
    'not_tried',
    'not_tried',
    'not_tried',
  ]);
  expect(simulator.journalCounts()).toMatchObject({ total: 1, logins: 1 });
});

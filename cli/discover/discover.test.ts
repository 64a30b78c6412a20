import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { newOrgWrites } from '../../functions/src/store/orgs';
import { makeOrg } from '../../functions/src/testing/make-org';
import { createMemoryDatabase } from '../../functions/src/testing/memory-database';
import { createSimulator, type Simulator } from '../../simulator/simulator';
import { connectionTo } from '../testing/memory-connection';
import { runTrellis } from '../testing/test-world';

// Each asks some seventy questions of a real server, which takes its time on a busy machine.
jest.setTimeout(60_000);

const NOW = new Date('2026-01-31T12:00:00Z');
const WORLD = { customers: 320, orders: 1_500, products: 60, stockRows: 65, now: NOW };

let folder: string;
let simulator: Simulator;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-discovery-'));
  simulator = createSimulator(WORLD);
});
afterEach(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true });
});

/** Discovers the simulated account. @returns what was printed as JSON, and both files as text. */
async function discover(password = simulator.options.password) {
  const { url } = await simulator.start();
  const db = createMemoryDatabase();
  const org = makeOrg(url);
  const connection = connectionTo(db);
  const { username, pin } = simulator.options;
  await db.commit([
    ...newOrgWrites('maple', org, DEFAULT_RULES),
    ...connection.openSecrets('maple').credentialWrites({ username, password, pin }),
  ]);
  const before = new Map(db.dump());
  const finished = await runTrellis(['discover', '--out', folder, '--json'], {
    env: {},
    connect: () => Promise.resolve(connection),
    now: () => NOW,
    sleep: () => Promise.resolve(),
  });
  expect(db.dump()).toStrictEqual(before);
  const names = (await readdir(folder)).toSorted();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return { ...finished, found: Object(JSON.parse(finished.stdout)), names, files };
}

interface Named {
  readonly name: string;
}
const outcomesOf = (endpoints: readonly (Named & { outcome: string })[]) =>
  Object.fromEntries(endpoints.map(({ name, outcome }) => [name, outcome]));

const answerTo = (found: { answers: readonly { number: number }[] }, number: number) =>
  found.answers.find((answer) => answer.number === number);

it('finds the endpoints that there are, and asks by GET and searches alone', async () => {
  const { exitCode, found, names } = await discover();
  expect(exitCode).toBe(0);
  expect(names).toStrictEqual(['maple-20260131T120000.json', 'maple-20260131T120000.md']);
  expect(found.complete).toBe(true);
  expect(outcomesOf(found.endpoints)).toMatchObject({
    'GET /location': 'answered',
    'POST /customer/search': 'answered',
    'GET /order': 'answered',
    'POST /inventory/search': 'answered',
    'POST /inventory/item/search': 'answered',
    'POST /inventory/batch/search': 'answered',
    'GET /inventory/area': 'answered',
    'GET /inventory/brand': 'answered',
    'GET /discount': 'answered',
    'GET /order/{id}': 'answered',
    'GET /inventory/batch/{id}': 'answered',
    'GET /customer/{id}': 'absent',
    'GET /webhook': 'absent',
    'GET /orders': 'absent',
    'POST /order/search': 'absent',
  });
  const sent = simulator.journal().map(({ method, path }) => `${method} ${path}`);
  expect(
    sent.filter((request) => !/^GET |^POST \/(?:auth|(?:\w+\/)+search)$/.test(request)),
  ).toEqual([]);
  expect(simulator.journalCounts().logins).toBe(1);
  expect(found.requests).toBe(sent.length);
});

it('knows the simulator’s envelopes and paging', async () => {
  const { found } = await discover();
  expect(found.paging).toMatchObject([
    {
      stream: 'customers',
      envelope: { form: 'numbered', hasTotal: false },
      rows: 100,
      secondPageDiffers: true,
      largestPage: 100,
      beyondEnd: 'empty object',
    },
    {
      stream: 'orders',
      envelope: { form: 'array' },
      rows: 100,
      secondPageDiffers: true,
      largestPage: 100,
      beyondEnd: 'empty array',
    },
    {
      stream: 'products',
      envelope: { form: 'array', hasTotal: true },
      rows: 65,
      beyondEnd: 'empty array',
    },
  ]);
});

it('names fields that nobody reads and fields that are missing', async () => {
  const { found } = await discover();
  const [location, customer, order, line, stock] = found.comparisons;
  expect(location.unread).toContain('metrc_system_api_key');
  expect(location.missing).toStrictEqual([]);
  expect(customer).toMatchObject({
    unread: expect.arrayContaining(['alpine_user_code', 'patient_number']),
    missing: expect.arrayContaining(['date_updated or updated_at']),
  });
  expect(order.unread).toContain('points_earned');
  expect(line.unread).toContain('id_item');
  expect(stock.unread).toContain('metrc_package_label');
  expect(stock.missing).toStrictEqual([]);
});

it('answers what the default account shows', async () => {
  const { id } = simulator.orders.place({
    date_created: '2026-01-20T02:30:00Z',
    status: 'pending',
  });
  simulator.orders.change(id, { status: 'completed' });
  const { found } = await discover();
  expect(found.answers.map(({ number }: { number: number }) => number)).toStrictEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  ]);
  expect(answerTo(found, 1)).toMatchObject({
    sure: 'seen',
    answer: 'By the date of creation; in the days of the location.',
  });
  expect(answerTo(found, 2)).toMatchObject({
    sure: 'seen',
    answer: expect.stringMatching(/^of 200: .*completed \d+/),
  });
  expect(answerTo(found, 3)).toMatchObject({
    sure: 'seen',
    answer: expect.stringContaining('ignored'),
  });
  expect(answerTo(found, 7)).toMatchObject({ answer: '200 of 200 do.' });
  expect(answerTo(found, 8)).toMatchObject({ sure: 'hint' });
  expect(answerTo(found, 9)).toMatchObject({ sure: 'open' });
  expect(answerTo(found, 14)).toMatchObject({ sure: 'open' });
  expect(answerTo(found, 15)).toMatchObject({
    answer:
      'In an object with the keys 0, 1, 2 and so on, without a count of all; a page beyond the end is an empty object.',
  });
});

it('answers differently of an account that is different', async () => {
  const { id } = simulator.orders.place({
    date_created: '2026-01-20T02:30:00Z',
    status: 'pending',
  });
  simulator.clock.change({ set: '2026-01-31T02:30:00Z' });
  simulator.orders.change(id, { status: 'completed' });
  simulator.setVariants({
    customersEnvelope: 'array',
    ordersDateField: 'date_updated',
    ordersZone: 'utc',
    orderItemsInList: false,
    maxPageSize: 500,
    customersDateUpdated: true,
  });
  const { found } = await discover();
  expect(answerTo(found, 1)).toMatchObject({
    answer: 'By the date of the last change; in the days of UTC.',
  });
  expect(answerTo(found, 3)).toMatchObject({
    answer: 'No: the filter was ignored; 200 of 200 customers have a date_updated.',
  });
  expect(answerTo(found, 4)).toMatchObject({
    answer: expect.stringContaining('customers: a page had 320 rows; orders: a page had 500 rows'),
  });
  expect(answerTo(found, 7)).toMatchObject({ answer: '0 of 200 do.' });
  expect(answerTo(found, 15)).toMatchObject({ answer: expect.stringContaining('In a bare array') });
});

it('reports what it found where endpoints fail', async () => {
  simulator.addFault({
    match: { path: '/inventory/search' },
    fault: { kind: 'status', status: 500 },
  });
  simulator.addFault({ match: { path: '/inventory/brand' }, fault: { kind: 'html' } });
  simulator.addFault({ match: { path: '/discount' }, fault: { kind: 'status', status: 403 } });
  simulator.addFault({ match: { path: '/user' }, fault: { kind: 'status', status: 401 } });
  const { exitCode, found, stderr } = await discover();
  expect(exitCode).toBe(3);
  expect(stderr).toContain(
    'Without a readable answer: POST /inventory/search, GET /inventory/brand.',
  );
  expect(found.complete).toBe(false);
  expect(outcomesOf(found.endpoints)).toMatchObject({
    'POST /inventory/search': 'away',
    'GET /inventory/brand': 'away',
    'GET /discount': 'forbidden',
    'GET /user': 'forbidden',
    'GET /inventory/vendor': 'answered',
    'POST /order/search': 'absent',
  });
  expect(answerTo(found, 7)).toMatchObject({ answer: '200 of 200 do.' });
});

it('holds no value of anybody, wherever the POS puts it', async () => {
  const canary = {
    name_first: 'Zanzibara',
    name_last: 'Quillfeather',
    email: 'zq@sentinel.example',
    phone: '3155550142',
    date_of_birth: '1987-06-05',
  };
  const nested = { 'zq@sentinel.example': { Quillfeather: 'Zanzibara' }, rows: [['Quillfeather']] };
  simulator.customers.add({ fields: { ...canary, notes: canary, by_name: nested } });
  for (const { slot: _, id } of [simulator.orders.place({}), simulator.orders.place({})])
    simulator.orders.change(id, {
      set: { ...canary, status: 'Quillfeather', delivery: canary, nested },
    });
  simulator.setVariants({ maxPageSize: 1_000 });
  simulator.addFault({
    match: { path: '/inventory/vendor' },
    fault: {
      kind: 'body',
      body: { error: 'Quillfeather may not', Zanzibara: 'zq@sentinel.example' },
    },
  });
  const { stdout, stderr, files } = await discover();
  const said = [stdout, stderr, ...files].join('\n');
  expect(said).toContain('delivery.name_first');
  for (const word of [...Object.values(canary), 'not-a-real-password', 'integration@example.test'])
    expect(said).not.toContain(word);
  expect(said).not.toMatch(/eyJ/);
});

it('asks nothing more where the login is refused', async () => {
  const { exitCode, found } = await discover('wrong');
  expect(exitCode).toBe(1);
  expect(found.error).toMatch(/^Alleaves refused the login/);
  expect(simulator.journalCounts()).toMatchObject({ total: 1, logins: 1 });
});

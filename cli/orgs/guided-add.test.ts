import { readOrg } from '../../functions/src/store/orgs';
import {
  createMemoryDatabase,
  type MemoryDatabase,
} from '../../functions/src/testing/memory-database';
import { createSimulator } from '../../simulator/simulator';
import { connectionTo } from '../testing/memory-connection';
import { scriptPrompts, type ScriptedPrompts } from '../testing/scripted-prompts';
import { runTrellis } from '../testing/test-world';

const simulator = createSimulator({ customers: 5, orders: 5, products: 3 });
let baseUrl: string;
let db: MemoryDatabase;

beforeAll(async () => {
  ({ url: baseUrl } = await simulator.start());
});
afterAll(() => simulator.stop());
beforeEach(() => {
  db = createMemoryDatabase();
});

const LOGIN = {
  'Alleaves user name': 'integration@example.test',
  Password: 'not-a-real-password',
  PIN: '0000',
};

const add = (argv: readonly string[], prompts: ScriptedPrompts) =>
  runTrellis(['org', 'add', ...argv], {
    env: {},
    prompts,
    connect: () => Promise.resolve(connectionTo(db)),
  });

it('asks for everything, suggests what Alleaves says, and shows URL and secret once', async () => {
  const prompts = scriptPrompts({
    Id: 'maple-street',
    Address: baseUrl,
    ...LOGIN,
    'What people call it': '',
    'Time zone': 'America/Chicago',
  });
  const finished = await add([], prompts);
  expect(finished.exitCode).toBe(0);
  expect(prompts.asked).toStrictEqual([
    'Id for paths and URLs, such as maple-street',
    'Address of Alleaves [http://127.0.0.1:4100/api]',
    'Alleaves user name',
    'Password',
    'PIN (empty if the account has none)',
    'What people call it [Maple Street]',
    'Time zone of its reports [America/New_York]',
  ]);
  expect(finished.stderr).toContain('Login ok, 2 locations:\n    1000  Maple Street');
  expect(finished.stdout).toContain('https://hooks.test/maple-street/1.mac');
  expect(finished.stdout).toMatch(/^Webhook secret {2}[0-9a-f]{64}$/m);
  expect(finished.stdout + finished.stderr).not.toContain('not-a-real-password');
  expect(await readOrg(db, 'maple-street')).toMatchObject({
    name: 'Maple Street',
    timezone: 'America/Chicago',
    status: 'active',
    pos: { baseUrl },
  });
});

it('asks only for what the command line leaves open', async () => {
  const prompts = scriptPrompts(LOGIN);
  const settings = ['--name', 'Maple', '--timezone', 'America/New_York', '--base-url', baseUrl];
  expect((await add(['maple', ...settings], prompts)).exitCode).toBe(0);
  expect(prompts.asked).toHaveLength(3);
  const renewed = scriptPrompts(LOGIN);
  expect((await add(['maple'], renewed)).exitCode).toBe(0);
  expect(renewed.asked).toHaveLength(3);
});

it('lets a refused login be typed once more, and no third time', async () => {
  const mistyped = scriptPrompts({
    ...LOGIN,
    Address: baseUrl,
    'Alleaves user name': ['integration@example.test', 'integration@example.test'],
    Password: ['wrong', 'not-a-real-password'],
    PIN: ['0000', '0000'],
    What: '',
    Time: '',
  });
  const finished = await add(['maple'], mistyped);
  expect(finished.stderr).toContain('Check user name, password and PIN. Once more:');
  expect(finished.exitCode).toBe(0);
  const twice = scriptPrompts({
    Address: baseUrl,
    'Alleaves user name': ['a@example.test', 'a@example.test'],
    Password: ['wrong', 'wrong'],
    PIN: ['', ''],
  });
  const refused = await add(['oak'], twice);
  expect(refused.exitCode).toBe(1);
  expect(await readOrg(db, 'oak')).toBeNull();
});

it('refuses answers that could not be used', async () => {
  const broken = [
    { Id: 'Maple Street' },
    { Id: 'maple', Address: 'http://alleaves.example.test' },
    { Id: 'maple', Address: baseUrl, ...LOGIN, PIN: 'abcd' },
    { Id: 'maple', Address: baseUrl, ...LOGIN, What: '', Time: 'Springfield' },
  ];
  for (const answers of broken) {
    const { exitCode, stderr } = await add([], scriptPrompts(answers));
    expect([exitCode, stderr]).toStrictEqual([1, expect.stringContaining('the answer is refused')]);
  }
  expect(db.pathsUnder('orgs/')).toStrictEqual([]);
});

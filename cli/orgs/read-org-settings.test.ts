import { dutiesSchema, type Org } from '../../functions/src/model/org';
import { readPosHosts } from '../../functions/src/pos/hosts';
import { readOrgId, readOrgSettings } from './read-org-settings';

const NEW = { name: 'Maple', timezone: 'America/New_York' };
const DEPLOYED = readPosHosts('app.alleaves.com, pos.example.test', false);
const ON_EMULATOR = { before: null, posHosts: { ...DEPLOYED, loopback: true } };

const BEFORE: Org = {
  name: 'Maple Street',
  timezone: 'America/Chicago',
  status: 'needs_attention',
  statusReason: 'The login was refused.',
  pos: {
    provider: 'alleaves',
    baseUrl: 'https://pos.example.test/api',
    locations: [],
    pacing: { requestsPerSecond: 2, burst: 3, concurrency: 1 },
    statusTable: {},
    loginStyle: 'json',
  },
  duties: dutiesSchema.parse({ recheckDays: 30 }),
  schedule: { intervalMinutes: 45 },
  breaker: null,
  rulesVersion: 4,
  fitId: null,
  createdAt: new Date('2026-01-01T00:00:00Z'),
};

it('completes a new organisation with the defaults', () => {
  expect(readOrgSettings(NEW, { before: null, posHosts: DEPLOYED })).toStrictEqual({
    name: 'Maple',
    timezone: 'America/New_York',
    baseUrl: 'https://app.alleaves.com/api',
    pacing: { requestsPerSecond: 4, burst: 8, concurrency: 2 },
    loginStyle: 'json',
    duties: {
      overlapDays: 2,
      openOrderDays: 60,
      recheckDays: 14,
      recheckEveryHours: 24,
      fullWalkEveryDays: 7,
    },
    schedule: { intervalMinutes: 30 },
  });
});

it('keeps what an organisation has where nothing is typed', () => {
  const typed = { burst: '5', overlapDays: '3' };
  expect(readOrgSettings(typed, { before: BEFORE, posHosts: DEPLOYED })).toStrictEqual({
    name: 'Maple Street',
    timezone: 'America/Chicago',
    baseUrl: 'https://pos.example.test/api',
    pacing: { requestsPerSecond: 2, burst: 5, concurrency: 1 },
    loginStyle: 'json',
    duties: {
      overlapDays: 3,
      openOrderDays: 60,
      recheckDays: 30,
      recheckEveryHours: 24,
      fullWalkEveryDays: 7,
    },
    schedule: { intervalMinutes: 45 },
  });
});

it('names everything that a new organisation lacks', () => {
  expect(() => readOrgSettings({}, ON_EMULATOR)).toThrow(
    'A new organisation needs --name and --timezone.',
  );
});

it.each([
  [{ ...NEW, timezone: 'Mars/Olympus' }, '--timezone cannot be used: is not an IANA time zone'],
  [{ ...NEW, interval: '1' }, '--interval cannot be used'],
  [{ ...NEW, requestsPerSecond: 'fast' }, '--requests-per-second cannot be used'],
  [{ ...NEW, burst: '' }, '--burst cannot be used'],
  [{ ...NEW, concurrency: '1.5' }, '--concurrency cannot be used'],
])('refuses %p, naming the option', (typed, message) => {
  expect(() => readOrgSettings(typed, ON_EMULATOR)).toThrow(message);
});

describe('the address of the POS', () => {
  it.each([
    ['https://pos.example.test/api/', DEPLOYED, 'https://pos.example.test/api'],
    ['http://127.0.0.1:4100/api', ON_EMULATOR.posHosts, 'http://127.0.0.1:4100/api'],
  ])('may be %s', (baseUrl, posHosts, kept) => {
    expect(readOrgSettings({ ...NEW, baseUrl }, { before: null, posHosts }).baseUrl).toBe(kept);
  });

  it('may not be one that logins are not sent to, and the refusal says what to do', () => {
    const baseUrl = 'https://pos.example.com/api';
    const read = () => readOrgSettings({ ...NEW, baseUrl }, { before: null, posHosts: DEPLOYED });
    expect(read).toThrow(
      expect.objectContaining({
        name: 'UsageError',
        message:
          '--base-url cannot be used: it leads to pos.example.com, which is not among POS_HOSTS (app.alleaves.com, pos.example.test).',
        remedy:
          'Such as https://app.alleaves.com/api. Another host has to be named in POS_HOSTS, here and for the functions: docs/deploy.md.',
      }),
    );
  });

  it('may not have a login in it, and the refusal does not quote it', () => {
    const baseUrl = 'https://user:hidden@pos.example.test/api';
    const read = () => readOrgSettings({ ...NEW, baseUrl }, ON_EMULATOR);
    expect(read).toThrow('--base-url cannot be used: it has a login in it.');
  });
});

it.each(['Maple', 'ab', 'maple_street', '../etc', 'maple-'])('refuses the id %s', (text) => {
  expect(() => readOrgId(text)).toThrow(`"${text}" is not an organisation id.`);
});

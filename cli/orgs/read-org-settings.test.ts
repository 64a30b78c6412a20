import { dutiesSchema, type Org } from '../../functions/src/model/org';
import { readOrgId, readOrgSettings } from './read-org-settings';

const NEW = { name: 'Maple', timezone: 'America/New_York' };
const ON_EMULATOR = { before: null, isEmulator: true };

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
  expect(readOrgSettings(NEW, { before: null, isEmulator: false })).toStrictEqual({
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
  expect(readOrgSettings(typed, { before: BEFORE, isEmulator: false })).toStrictEqual({
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
    ['https://pos.example.test/api/', false, 'https://pos.example.test/api'],
    ['http://127.0.0.1:4100/api', true, 'http://127.0.0.1:4100/api'],
    ['http://localhost:4100/api', true, 'http://localhost:4100/api'],
  ])('may be %s (on the emulator: %p)', (baseUrl, isEmulator, kept) => {
    expect(readOrgSettings({ ...NEW, baseUrl }, { before: null, isEmulator }).baseUrl).toBe(kept);
  });

  it.each([
    ['http://127.0.0.1:4100/api', false],
    ['http://pos.example.test/api', true],
    ['http://127.0.0.1.example.test/api', true],
    ['https://user:secret@pos.example.test/api', true],
    ['ftp://pos.example.test', true],
    ['pos.example.test', true],
  ])('may not be %s (on the emulator: %p)', (baseUrl, isEmulator) => {
    expect(() => readOrgSettings({ ...NEW, baseUrl }, { before: null, isEmulator })).toThrow(
      '--base-url must be an https address without a login in it.',
    );
  });
});

it.each(['Maple', 'ab', 'maple_street', '../etc', 'maple-'])('refuses the id %s', (text) => {
  expect(() => readOrgId(text)).toThrow(`"${text}" is not an organisation id.`);
});

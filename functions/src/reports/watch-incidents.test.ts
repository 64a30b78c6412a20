import { createMailWorld, WELL, type MailWorld } from '../testing/mail-world';
import { sweepMail } from './send-mail';

const ORG = 'maple';
const MINUTE_MS = 60_000;
const FOREVER = new Date('2027-01-01T00:00:00Z');

let world: MailWorld;
beforeEach(async () => {
  world = createMailWorld();
  await world.addOrg(ORG);
  await world.addMember(ORG, 'ann', 'owner');
  await world.addMember(ORG, 'vic', 'viewer');
});

/** Sweeps every two minutes, as the schedule does. */
async function sweepFor(minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 2) {
    world.at = new Date(world.at.getTime() + 2 * MINUTE_MS);
    await sweepMail(world.tools, FOREVER);
  }
}

const setOrg = (data: object) =>
  world.db.commit([{ op: 'update', path: `orgs/${ORG}`, data: { ...data } }]);
const stop = () =>
  setOrg({ status: 'needs_attention', statusReason: 'Alleaves refused the login.' });
const resume = () => setOrg({ status: 'active', statusReason: null });

describe('an incident', () => {
  it('is told once when it lasts, and once when it is over', async () => {
    await stop();
    await sweepFor(40);
    expect(world.sent()).toEqual(['ann@example.test Maple Street: syncing has stopped']);
    expect(world.mailer.mails[0]?.text).toContain('Alleaves refused the login.');
    await resume();
    await world.setStatus(ORG, { lastSuccessAt: world.at });
    await sweepFor(40);
    expect(world.sent()).toEqual([
      'ann@example.test Maple Street: syncing has stopped',
      'ann@example.test Maple Street: syncing goes on',
    ]);
    expect(world.mailer.mails[1]?.text).toContain('after 40 minutes');
  });

  it('is told once by many sweeps at the same time', async () => {
    await stop();
    await sweepFor(4);
    world.at = new Date(world.at.getTime() + 4 * MINUTE_MS);
    await Promise.all(Array.from({ length: 5 }, () => sweepMail(world.tools, FOREVER)));
    await sweepFor(4);
    expect(world.sent()).toHaveLength(1);
  });

  it.each([
    ['held', { ...WELL.attention, holds: 1 }, 'many records have vanished at the point of sale'],
    ['stalled', { ...WELL.attention, stalled: true }, 'no sales come in'],
    [
      'silent webhooks',
      { ...WELL.attention, webhookSilence: true },
      'sales are no longer announced',
    ],
  ])('is found in the badge: %s', async (_, attention, words) => {
    await world.setStatus(ORG, { lastSuccessAt: FOREVER, attention });
    await sweepFor(20);
    expect(world.sent()).toEqual([`ann@example.test Maple Street: ${words}`]);
    await world.setStatus(ORG, { lastSuccessAt: FOREVER });
    await sweepFor(20);
    expect(world.sent()).toHaveLength(2);
  });

  it('is found in the books', async () => {
    const summary = {
      lastDay: '2026-01-25',
      balancedThrough: '2026-01-24',
      differing: ['2026-01-25'],
      differingCount: 1,
      computedAt: world.at,
    };
    await world.setStatus(ORG, { lastSuccessAt: FOREVER });
    await world.db.commit([{ op: 'set', path: `orgs/${ORG}/stats/books`, data: summary }]);
    await sweepFor(20);
    expect(world.sent()).toEqual(['ann@example.test Maple Street: the books do not balance']);
  });

  it('is found after three intervals without a success, and not before', async () => {
    const lastSuccessAt = world.at;
    const lateAt = new Date(world.at.getTime() + 60 * MINUTE_MS);
    await world.setStatus(ORG, {
      lastSuccessAt,
      lateAt,
      lastRunState: 'failed',
      lastError: 'Why.',
    });
    await sweepFor(88);
    expect(world.sent()).toEqual([]);
    await sweepFor(6);
    expect(world.sent()).toEqual([
      'ann@example.test Maple Street: no sync has succeeded for a while',
    ]);
    expect(world.mailer.mails[0]?.text).toContain('Why.');
  });

  it('begins nothing and ends nothing else while syncing has stopped', async () => {
    await world.setStatus(ORG, {
      lastSuccessAt: FOREVER,
      attention: { ...WELL.attention, holds: 1 },
    });
    await sweepFor(10);
    await stop();
    await sweepFor(60);
    expect(world.sent()).toEqual([
      'ann@example.test Maple Street: many records have vanished at the point of sale',
      'ann@example.test Maple Street: syncing has stopped',
    ]);
  });

  it('ends without a word when the organisation is paused', async () => {
    await stop();
    await sweepFor(10);
    await setOrg({ status: 'paused' });
    await sweepFor(60);
    expect(world.sent()).toHaveLength(1);
    expect(world.db.dump().get(`orgs/${ORG}/incidents/needs_attention`)).toMatchObject({
      state: 'closed',
      watched: false,
    });
  });

  it('is told nobody who unsubscribed, and its end nobody who was not told of it', async () => {
    await world.addMember(ORG, 'max', 'manager', { mail: { notices: false } });
    await stop();
    await sweepFor(10);
    await world.addMember(ORG, 'max', 'manager', { mail: { notices: true } });
    await resume();
    await world.setStatus(ORG, { lastSuccessAt: FOREVER });
    await sweepFor(20);
    expect(world.mailer.mails.map(({ to }) => to)).toEqual([
      'ann@example.test',
      'ann@example.test',
    ]);
  });

  it('that is over before the mail server was there is told nobody', async () => {
    world.mailer.isAway = true;
    await stop();
    await sweepFor(10);
    await resume();
    await world.setStatus(ORG, { lastSuccessAt: FOREVER });
    await sweepFor(20);
    world.mailer.isAway = false;
    await sweepFor(10);
    expect(world.sent()).toEqual([]);
  });

  it('that is told late is told once, though one of its kind went before it untold', async () => {
    world.mailer.isAway = true;
    await stop();
    await sweepFor(10);
    await resume();
    await world.setStatus(ORG, { lastSuccessAt: FOREVER });
    await sweepFor(20);
    await stop();
    await sweepFor(20);
    world.mailer.isAway = false;
    await sweepFor(10);
    expect(world.sent()).toEqual(['ann@example.test Maple Street: syncing has stopped']);
  });
});

it('costs eight reads when all is well, however many organisations there are', async () => {
  for (let index = 0; index < 40; index += 1) await world.addOrg(`org-${index}`);
  const before = world.db.usage();
  await sweepMail(world.tools, FOREVER);
  const after = world.db.usage();
  expect(after.reads - before.reads).toBe(8);
  expect(after.writes - before.writes).toBe(0);
});

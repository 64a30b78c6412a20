import type { DeliveryAbout } from '../model/delivery';
import type { Incident } from '../model/incident';
import { newDeliveryWrite, readDueDeliveries, type StoredDelivery } from '../store/deliveries';
import { incidentWrite } from '../store/incidents';
import { createMailWorld, type MailWorld } from '../testing/mail-world';
import { createComposer } from './compose-delivery';

const ORG = 'maple';
const OPENED: DeliveryAbout = { kind: 'notice', incident: 'held', number: 1, says: 'opened' };

let world: MailWorld;
beforeEach(async () => {
  world = createMailWorld();
  await world.addOrg(ORG);
  await world.addMember(ORG, 'ann', 'owner');
});

const incident = (change: Partial<Incident>): Incident => ({
  kind: 'held',
  state: 'open',
  number: 1,
  watched: true,
  seenAt: world.at,
  openedAt: world.at,
  calmSince: null,
  closedAt: null,
  recurrences: 0,
  lookAt: null,
  cause: 'Records have vanished.',
  ...change,
});

async function leave(about: DeliveryAbout): Promise<StoredDelivery> {
  await world.db.commit([newDeliveryWrite(ORG, { about, uid: 'ann', at: world.at })]);
  const query = { at: world.at, limit: 1, onCorrupt: () => undefined };
  const [stored] = await readDueDeliveries(world.db, query);
  if (!stored) throw new Error('nothing is due');
  return stored;
}

const compose = (stored: StoredDelivery) =>
  createComposer({ ...world.tools, links: world.tools.mail.links })(stored);

describe('a notice', () => {
  it.each<[string, Partial<Incident>, boolean]>([
    ['while the incident goes on', {}, true],
    ['while it seems over', { state: 'calming', calmSince: new Date(0) }, true],
    ['when it is over', { state: 'closed', watched: false, closedAt: new Date(0) }, false],
    ['when another one of its kind has begun', { number: 2, state: 'seen' }, false],
  ])('that it has begun is composed %s: %j is %s', async (_, change, isComposed) => {
    await world.db.commit([incidentWrite(ORG, incident(change), undefined)]);
    const mail = await compose(await leave(OPENED));
    expect(mail !== null).toBe(isComposed);
  });

  it('carries a link of its own list, and names the mail by its delivery', async () => {
    await world.db.commit([incidentWrite(ORG, incident({}), undefined)]);
    expect(await compose(await leave(OPENED))).toMatchObject({
      to: 'ann@example.test',
      unsubscribeUrl: expect.stringContaining('?org=maple&member=ann&list=notices&code='),
      key: 'maple-notice-held-1-opened-ann',
    });
  });
});

it('reads what a report is made of once for all members', async () => {
  await world.addMember(ORG, 'max', 'manager');
  const about = { kind: 'report', week: '2026-01-19' } as const;
  const stored = await leave(about);
  const composer = createComposer({ ...world.tools, links: world.tools.mail.links });
  const before = world.db.usage().reads;
  await composer(stored);
  const first = world.db.usage().reads;
  await composer({ ...stored, delivery: { ...stored.delivery, uid: 'max' } });
  expect(world.db.usage().reads - first).toBe(2);
  expect(first - before).toBeLessThanOrEqual(12);
});

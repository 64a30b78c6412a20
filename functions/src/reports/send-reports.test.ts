import { deliverySchema } from '../model/delivery';
import { createMailWorld, type MailWorld } from '../testing/mail-world';
import { sendReports, sweepMail } from './send-mail';

const HOUR_MS = 3_600_000;
const ORG = 'maple';
const SUBJECT = 'Maple Street: your week, Jan 19 to 25, 2026';

let world: MailWorld;
beforeEach(async () => {
  world = createMailWorld();
  await world.addOrg(ORG);
  await world.addMember(ORG, 'ann', 'owner');
  await world.addMember(ORG, 'max', 'manager');
  await world.addMember(ORG, 'vic', 'viewer');
});

const FOREVER = new Date('2027-01-01T00:00:00Z');
const send = () => sendReports(world.tools, FOREVER);
const sweep = () => sweepMail(world.tools, FOREVER);
const later = (ms: number): void => {
  world.at = new Date(world.at.getTime() + ms);
};
const stateOf = (uid: string): string | undefined => {
  const data = world.db.dump().get(`orgs/${ORG}/deliveries/report-2026-01-19-${uid}`);
  return data && deliverySchema.parse(data).state;
};

describe('sendReports', () => {
  it('sends each manager and owner one report, however often it is called', async () => {
    expect(await send()).toMatchObject({ planned: 1, sent: 2, failed: 0 });
    expect(await send()).toMatchObject({ planned: 0, sent: 0 });
    later(6 * HOUR_MS);
    await send();
    await sweep();
    expect(world.sent().toSorted()).toEqual([
      `ann@example.test ${SUBJECT}`,
      `max@example.test ${SUBJECT}`,
    ]);
  });

  it('sends one to each when it is called twice at the same time', async () => {
    await Promise.all([send(), send(), sweep(), sweep()]);
    expect(world.sent()).toHaveLength(2);
  });

  it('sends the next week’s a week later', async () => {
    await send();
    later(7 * 24 * HOUR_MS);
    await send();
    expect(world.sent()).toHaveLength(4);
    expect(world.sent().at(-1)).toContain('Jan 26 to Feb 1, 2026');
  });

  it('follows what each member chose', async () => {
    await world.addMember(ORG, 'max', 'manager', { mail: { report: false } });
    await world.addMember(ORG, 'vic', 'viewer', { mail: { report: true } });
    await send();
    expect(world.mailer.mails.map(({ to }) => to).toSorted()).toEqual([
      'ann@example.test',
      'vic@example.test',
    ]);
  });

  it('sends nothing to whoever left or unsubscribed between plan and hand-over', async () => {
    world.mailer.isAway = true;
    await send();
    await world.addMember(ORG, 'max', 'manager', { mail: { report: false } });
    await world.db.commit([{ op: 'delete', path: `orgs/${ORG}/members/ann` }]);
    world.mailer.isAway = false;
    expect(await sweep()).toMatchObject({ sent: 0, dropped: 2 });
    expect([stateOf('ann'), stateOf('max')]).toEqual(['dropped', 'dropped']);
  });

  it.each([
    ['it is Sunday', { at: '2026-01-25T15:00:00Z' }],
    ['it is Monday before seven', { at: '2026-01-26T11:59:00Z' }],
    ['the organisation is paused', { org: { status: 'paused' } }],
    ['Monday has come elsewhere only', { org: { timezone: 'America/Los_Angeles' } }],
  ] as const)('plans nothing while %s', async (_, { at, org }: { at?: string; org?: object }) => {
    if (at) world.at = new Date(at);
    if (org) await world.db.commit([{ op: 'update', path: `orgs/${ORG}`, data: { ...org } }]);
    expect(await send()).toMatchObject({ planned: 0, sent: 0 });
    expect(world.db.pathsUnder(`orgs/${ORG}/reports`)).toEqual([]);
  });

  it('costs three reads in the hours after it, and plans nothing twice where nobody wants it', async () => {
    await send();
    const { reads } = world.db.usage();
    await send();
    expect(world.db.usage().reads - reads).toBe(3);
    await world.addOrg('oak');
    expect(await send()).toMatchObject({ planned: 1, sent: 0 });
    expect(await send()).toMatchObject({ planned: 0 });
  });

  it('sends an organisation that was never synced nothing', async () => {
    await world.db.commit([{ op: 'delete', path: `orgs/${ORG}/status/sync` }]);
    expect(await send()).toMatchObject({ planned: 0 });
  });

  it('goes on with the others when one organisation cannot be looked at', async () => {
    await world.addOrg('aspen');
    const path = 'orgs/aspen/members/bad';
    await world.db.commit([{ op: 'set', path, data: { role: 'king' } }]);
    expect(await send()).toMatchObject({ planned: 1, failed: 1, sent: 2 });
  });

  it('does nothing at all where mail is not set up', async () => {
    const reads = world.db.usage().reads;
    expect(await sendReports({ ...world.tools, mail: null }, FOREVER)).toMatchObject({
      planned: 0,
    });
    expect(await sweepMail({ ...world.tools, mail: null }, FOREVER)).toMatchObject({ planned: 0 });
    expect(world.db.usage().reads).toBe(reads);
  });
});

describe('a mail server that is away', () => {
  it('is tried by the next sweeps, until each has one', async () => {
    world.mailer.isAway = true;
    expect(await send()).toMatchObject({ planned: 1, sent: 0, waiting: 1 });
    expect(await sweep()).toMatchObject({ sent: 0, waiting: 1 });
    expect([stateOf('ann'), stateOf('max')]).toEqual(['waiting', 'waiting']);
    world.mailer.isAway = false;
    expect(await sweep()).toMatchObject({ sent: 2 });
    expect(await sweep()).toMatchObject({ sent: 0 });
    expect(world.sent()).toHaveLength(2);
  });

  it('is given up after three days: an old report is no news', async () => {
    world.mailer.isAway = true;
    await send();
    world.mailer.isAway = false;
    later(72 * HOUR_MS + 1);
    expect(await sweep()).toMatchObject({ sent: 0, lost: 2 });
    expect(stateOf('ann')).toBe('expired');
  });

  it('gets the next mail over another line when it did not take one', async () => {
    world.mailer.answer = () => 'sent';
    await send();
    expect(world.mailer.opened).toBe(1);
    later(7 * 24 * HOUR_MS);
    world.mailer.answer = () => 'deferred';
    await send();
    expect(world.mailer.opened).toBe(3);
  });

  it('does not keep a call for ever when nothing can be stored', async () => {
    for (let index = 0; index < 120; index += 1) await world.addMember(ORG, `m${index}`, 'manager');
    world.mailer.isAway = true;
    await send();
    world.mailer.isAway = false;
    world.db.faults.commit = () => Promise.reject(new Error('away'));
    expect(await sweep()).toMatchObject({ sent: 0, waiting: 0 });
    expect(world.mailer.mails).toEqual([]);
  });

  it('that puts a mail off is left alone for longer each time', async () => {
    world.mailer.answer = ({ to }) => (to.startsWith('ann') ? 'deferred' : 'sent');
    expect(await send()).toMatchObject({ sent: 1, waiting: 1 });
    const tries: number[] = [];
    world.mailer.answer = () => {
      tries.push(Math.round((world.at.getTime() - Date.parse('2026-01-26T12:00:00Z')) / 60_000));
      return 'deferred';
    };
    for (let minute = 0; minute < 200; minute += 1) {
      later(60_000);
      await sweep();
    }
    expect(tries).toEqual([5, 15, 35, 75, 155]);
  });
});

describe('at most once', () => {
  it.each([
    ['refused', 'refused'],
    ['unknown', 'unknown'],
  ] as const)('a mail that is %s is not tried again', async (answer, state) => {
    world.mailer.answer = () => answer;
    expect(await send()).toMatchObject({ sent: 0, lost: 2 });
    world.mailer.answer = () => 'sent';
    later(HOUR_MS);
    expect(await sweep()).toMatchObject({ sent: 0 });
    expect(stateOf('ann')).toBe(state);
  });

  it('a worker that dies between hand-over and result leaves no second mail', async () => {
    world.mailer.answer = () => {
      // From here on nothing is stored any more.
      world.db.faults.commit = () => Promise.reject(new Error('killed'));
      return 'sent';
    };
    await send();
    delete world.db.faults.commit;
    world.mailer.answer = () => 'sent';
    const [first] = world.mailer.mails;
    expect(world.mailer.mails).toHaveLength(1);
    await sweep();
    expect(world.mailer.mails).toHaveLength(2);
    later(HOUR_MS);
    expect(await sweep()).toMatchObject({ sent: 0, lost: 1 });
    expect(world.mailer.mails).toHaveLength(2);
    expect(world.mailer.mails.filter(({ to }) => to === first?.to)).toHaveLength(1);
    expect(stateOf(first?.to.split('@')[0] ?? '')).toBe('unknown');
  });

  it('a worker that dies before the hand-over leaves the mail to the next one', async () => {
    let commits = 0;
    world.db.faults.commit = (_, apply) => {
      commits += 1;
      // The plan is stored, and nothing after it.
      return commits === 1 ? Promise.resolve(apply()) : Promise.reject(new Error('killed'));
    };
    await send();
    expect(world.mailer.mails).toEqual([]);
    delete world.db.faults.commit;
    expect(await sweep()).toMatchObject({ sent: 2 });
    expect(world.sent()).toHaveLength(2);
  });
});

import { randomUUID } from 'node:crypto';
import { readMailSettings } from '../config';
import { sendReports, sweep, unsubscribe } from '../index';
import { readSmtpAddress } from '../mail/smtp-address';
import { createSmtpMailer } from '../mail/smtp-mailer';
import { deliverySchema } from '../model/delivery';
import type { Member, Role } from '../model/member';
import type { SyncStatus } from '../model/run';
import { statusWrite } from '../store/orgs';
import { sendReports as send, sweepMail, type MailTools } from '../reports/send-mail';
import { startMailServer, type MailServer } from '../testing/mail-server';
import { readMail } from '../testing/read-mail';
import { serveFunction, type ServedFunction } from '../testing/serve-function';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const SENDER = 'Trellis <reports@example.test>';
const FOREVER = new Date('2036-01-01T00:00:00Z');
const MINUTE_MS = 60_000;
const TICK = { scheduleTime: '2026-01-26T12:00:00Z', jobName: 'test' };

let world: TriggerWorld;
let mail: MailServer;
let served: ServedFunction;
beforeAll(async () => {
  world = await startTriggerWorld();
  mail = await startMailServer();
  // As the deployed functions find them, from their first call on.
  Object.assign(process.env, { SMTP_URL: mail.url, MAIL_SENDER: SENDER });
  served = await serveFunction(unsubscribe);
});
afterAll(async () => {
  await served.stop();
  await mail.stop();
  await world.stop();
});

const newOrgId = (): string => `t${randomUUID().slice(0, 8)}`;

async function addMember(orgId: string, name: string, role: Role): Promise<string> {
  const email = `${name}@${orgId}.test`;
  const data: Member = { role, email, displayName: null, invitation: null, views: [] };
  const path = `orgs/${orgId}/members/${name}`;
  await world.db.commit([{ op: 'set', path, data: { ...data } }]);
  return email;
}

async function setStatus(orgId: string, lastSuccessAt: Date): Promise<void> {
  const status: SyncStatus = {
    lastSuccessAt,
    lastRunId: 'r',
    lastRunState: 'succeeded',
    lastError: null,
    attention: { quarantined: 0, holds: 0, deadLetters: 0 },
  };
  await world.db.commit([statusWrite(orgId, status)]);
}

/** An org with an owner, a manager and a viewer. */
async function newOrg(): Promise<string> {
  const orgId = newOrgId();
  await world.addOrg(orgId);
  await setStatus(orgId, new Date());
  await addMember(orgId, 'ann', 'owner');
  await addMember(orgId, 'max', 'manager');
  await addMember(orgId, 'vic', 'viewer');
  return orgId;
}

/** What an org's members were sent: address and subject. */
const sentTo = (orgId: string) =>
  mail.received
    .filter(({ to }) => to[0]?.endsWith(`@${orgId}.test`))
    .map(({ to, source }) => `${to[0]} ${readMail(source).headers.get('subject')?.[0]}`)
    .toSorted();

/** The shipped use cases at another time of day than it is. */
function toolsAt(at: () => Date): MailTools {
  const settings = readMailSettings();
  if (!settings) throw new Error('mail is off');
  return {
    db: world.db,
    mail: {
      mailer: createSmtpMailer(readSmtpAddress(settings.smtpUrl, true), settings.sender),
      links: {
        dashboardUrl: 'https://shop.example.test',
        unsubscribeBase: `${served.url}/unsubscribe`,
        linkKey: settings.linkKey,
      },
    },
    now: at,
    log: () => undefined,
  };
}

const MONDAY = new Date('2026-01-26T12:00:00Z');
const stateOf = async (orgId: string, uid: string): Promise<string | null> => {
  const [document] = await world.db.getAll([`orgs/${orgId}/deliveries/report-2026-01-19-${uid}`]);
  return document?.data ? deliverySchema.parse(document.data).state : null;
};

describe('sendReports', () => {
  it('sends each recipient one mail, rung twice at once and twice more', async () => {
    const orgId = await newOrg();
    const tools = toolsAt(() => MONDAY);
    await Promise.all([send(tools, FOREVER), send(tools, FOREVER)]);
    await send(tools, FOREVER);
    await sweepMail(tools, FOREVER);
    const subject = 'Maple Street: your week, Jan 19 to 25, 2026';
    expect(sentTo(orgId)).toEqual([`ann@${orgId}.test ${subject}`, `max@${orgId}.test ${subject}`]);
  });

  it('leaves a mail that a killed worker may have handed over, and sends what it had not begun', async () => {
    const orgId = await newOrg();
    const tools = toolsAt(() => MONDAY);
    let handed = 0;
    const dying: MailTools = {
      ...tools,
      mail: tools.mail && {
        ...tools.mail,
        mailer: {
          async open() {
            const session = await tools.mail?.mailer.open();
            return {
              async send(one) {
                handed += 1;
                await session?.send(one);
                // The process ends here: nothing after it is carried out.
                return new Promise(() => undefined);
              },
              close: () => session?.close(),
            };
          },
        },
      },
    };
    void send(dying, FOREVER);
    await until(() => sentTo(orgId).length === 1);
    expect(handed).toBe(1);
    await sweepMail(tools, FOREVER);
    const states = await Promise.all(['ann', 'max'].map((uid) => stateOf(orgId, uid)));
    expect(new Set(states)).toEqual(new Set(['sending', 'sent']));
    await sweepMail(
      toolsAt(() => new Date(MONDAY.getTime() + 16 * MINUTE_MS)),
      FOREVER,
    );
    const settled = await Promise.all(['ann', 'max'].map((uid) => stateOf(orgId, uid)));
    expect(new Set(settled)).toEqual(new Set(['sent', 'unknown']));
    expect(sentTo(orgId)).toHaveLength(2);
  });

  it('leaves what a mail server that is down did not take to the sweep, which sends it once', async () => {
    const orgId = await newOrg();
    mail.faults.silent = true;
    const tools = toolsAt(() => MONDAY);
    const quick: MailTools = { ...tools, mail: tools.mail && { ...tools.mail, mailer: quickly() } };
    expect(await send(quick, FOREVER)).toMatchObject({ planned: 1, sent: 0, waiting: 1 });
    expect(await sweepMail(quick, FOREVER)).toMatchObject({ sent: 0, waiting: 1 });
    expect(sentTo(orgId)).toEqual([]);
    delete mail.faults.silent;
    expect(await sweepMail(tools, FOREVER)).toMatchObject({ sent: 2 });
    expect(await sweepMail(tools, FOREVER)).toMatchObject({ sent: 0 });
    expect(sentTo(orgId)).toHaveLength(2);
  });
});

/** The link in the mail to a member. */
function linkIn(orgId: string, name: string): string {
  const found = mail.received.find(({ to }) => to[0] === `${name}@${orgId}.test`);
  const header = readMail(found?.source ?? '').headers.get('list-unsubscribe')?.[0] ?? '';
  return header.replace(/^<|>$/g, '');
}

describe('unsubscribe', () => {
  it('ends the report by the link in the mail: GET shows a page, one click ends it, a button brings it back', async () => {
    const orgId = await newOrg();
    await send(
      toolsAt(() => MONDAY),
      FOREVER,
    );
    const link = linkIn(orgId, 'max');
    const page = await fetch(link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Stop the weekly report?');
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
    );
    expect(page.headers.get('cache-control')).toBe('no-store');
    const oneClick = (body: string) =>
      fetch(link, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
    expect(await (await oneClick('List-Unsubscribe=One-Click')).text()).toContain(
      'You no longer get',
    );
    const nextWeek = new Date(MONDAY.getTime() + 7 * 24 * 60 * MINUTE_MS);
    await send(
      toolsAt(() => nextWeek),
      FOREVER,
    );
    expect(sentTo(orgId).filter((one) => one.startsWith('max@'))).toHaveLength(1);
    expect(sentTo(orgId).filter((one) => one.startsWith('ann@'))).toHaveLength(2);
    expect(await (await oneClick('again=yes')).text()).toContain('You get it again');
    const weekAfter = new Date(MONDAY.getTime() + 14 * 24 * 60 * MINUTE_MS);
    await send(
      toolsAt(() => weekAfter),
      FOREVER,
    );
    expect(sentTo(orgId).filter((one) => one.startsWith('max@'))).toHaveLength(2);
  });

  it('refuses a link that was changed, and other methods', async () => {
    const orgId = await newOrg();
    await send(
      toolsAt(() => MONDAY),
      FOREVER,
    );
    const link = linkIn(orgId, 'max');
    const other = link.replace('member=max', 'member=ann');
    expect((await fetch(other, { method: 'POST' })).status).toBe(404);
    const put = await fetch(link, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    const [ann] = await world.db.getAll([`orgs/${orgId}/members/ann`]);
    expect(ann?.data?.['mail']).toBeUndefined();
  });
});

describe('a notice', () => {
  it('is sent by sweeps when an incident lasts, and when it is over, once each', async () => {
    const orgId = await newOrg();
    let at = new Date();
    const tools = toolsAt(() => at);
    const sweepFor = async (minutes: number): Promise<void> => {
      for (let passed = 0; passed < minutes; passed += 2) {
        at = new Date(at.getTime() + 2 * MINUTE_MS);
        await sweepMail(tools, FOREVER);
      }
    };
    const statusReason = 'Alleaves refused the login.';
    const path = `orgs/${orgId}`;
    await world.db.commit([
      { op: 'update', path, data: { status: 'needs_attention', statusReason } },
    ]);
    await Promise.all([sweepFor(12), sweepFor(12)]);
    const opened = ['ann', 'max'].map(
      (one) => `${one}@${orgId}.test Maple Street: syncing has stopped`,
    );
    expect(sentTo(orgId)).toEqual(opened);
    await world.db.commit([{ op: 'update', path, data: { status: 'active', statusReason: null } }]);
    await setStatus(orgId, FOREVER);
    await Promise.all([sweepFor(20), sweepFor(20)]);
    const closed = ['ann', 'max'].map(
      (one) => `${one}@${orgId}.test Maple Street: syncing goes on`,
    );
    expect(sentTo(orgId)).toEqual([...opened, ...closed].toSorted());
  });
});

describe('the deployed schedules', () => {
  it('send a report once, and a sweep after it sends nothing again', async () => {
    const orgId = await newOrg();
    await sendReports.run(TICK);
    const sent = sentTo(orgId);
    await sendReports.run(TICK);
    await sweep.run(TICK);
    expect(sentTo(orgId)).toEqual(sent);
    const planned = await world.db.query({ collection: `orgs/${orgId}/reports` });
    // It depends on the day on which the test runs whether a report was due.
    expect(sent).toHaveLength(planned.length * 2);
  });
});

/** Waits by looking again. @throws Error when it does not come true. */
async function until(isTrue: () => boolean): Promise<void> {
  const limit = Date.now() + 20_000;
  while (!isTrue()) {
    if (Date.now() > limit) throw new Error('it did not come true');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A mailer that does not wait long for a server that says nothing. */
function quickly() {
  const timeouts = { connectMs: 200, silenceMs: 200, mailMs: 500 };
  return createSmtpMailer(readSmtpAddress(mail.url, true), SENDER, timeouts);
}

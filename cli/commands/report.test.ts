import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { newOrgWrites } from '../../functions/src/store/orgs';
import { startMailServer, type MailServer } from '../../functions/src/testing/mail-server';
import { makeOrg } from '../../functions/src/testing/make-org';
import { createMemoryDatabase } from '../../functions/src/testing/memory-database';
import { readMail } from '../../functions/src/testing/read-mail';
import { connectionTo } from '../testing/memory-connection';
import { runTrellis } from '../testing/test-world';

const SUBJECT = 'Maple Street: your week, Jan 19 to 25, 2026';
const SENDER = 'Trellis <reports@example.test>';

let folder: string;
let server: MailServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-report-'));
  server = await startMailServer();
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function report(args: readonly string[], env: Record<string, string> = {}) {
  const db = createMemoryDatabase();
  await db.commit(newOrgWrites('maple', makeOrg('http://127.0.0.1:9'), DEFAULT_RULES));
  return runTrellis(['report', ...args], {
    env,
    connect: () => Promise.resolve(connectionTo(db)),
    now: () => new Date('2026-01-26T12:00:00Z'),
  });
}

it('prints the report, and keeps its HTML where it is told', async () => {
  const file = join(folder, 'report.html');
  const { exitCode, stdout } = await report(['maple', '--html', file]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Maple Street: your week, Jan 19 to 25, 2026\n/);
  expect(stdout).toContain('http://127.0.0.1:5005/maple/segments?tab=watch');
  expect(await readFile(file, 'utf8')).toMatch(/^<!doctype html>/);
});

it('says as JSON what it says', async () => {
  const { stdout } = await report(['maple', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    orgId: 'maple',
    week: { first: '2026-01-19', last: '2026-01-25' },
    subject: SUBJECT,
    file: null,
    sentTo: null,
  });
});

it('sends it to one address, without a link that would end anybody’s', async () => {
  const env = { SMTP_URL: server.url, MAIL_SENDER: SENDER, DASHBOARD_URL: 'https://a.test/' };
  const { exitCode } = await report(['--send-to', 'ann@example.test'], env);
  expect(exitCode).toBe(0);
  expect(server.received.map(({ to }) => to)).toEqual([['ann@example.test']]);
  const { headers, html, text } = readMail(server.received[0]?.source ?? '');
  expect(headers.get('subject')).toEqual([SUBJECT]);
  expect(headers.get('list-unsubscribe')).toBeUndefined();
  expect(`${html}${text}`).not.toContain('unsubscribe?');
  expect(text).toContain('https://a.test/maple/sync?tab=mail');
});

it.each<[string, string[], Record<string, string>, number, string]>([
  ['an address that is two', ['--send-to', 'a@b.test,c@d.test'], {}, 2, 'one e-mail address'],
  ['no mail server', ['--send-to', 'a@b.test'], { MAIL_SENDER: SENDER }, 1, 'SMTP_URL is not set'],
  ['no sender', ['--send-to', 'a@b.test'], { SMTP_URL: 'smtp://a' }, 1, 'MAIL_SENDER is not set'],
  [
    'a mail server that is none',
    ['--send-to', 'a@b.test'],
    { SMTP_URL: 'https://ann:secret@a', MAIL_SENDER: SENDER },
    1,
    'SMTP_URL must be smtps://',
  ],
  [
    'a mail server that is away',
    ['--send-to', 'a@b.test'],
    { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_SENDER: SENDER },
    1,
    'The mail server cannot be reached',
  ],
])('refuses %s in one sentence', async (_, args, env, exitCode, said) => {
  const finished = await report(['maple', ...args], env);
  expect(finished.exitCode).toBe(exitCode);
  expect(finished.stderr).toContain(said);
  expect(finished.stderr).not.toContain('secret');
});

it('says so when the mail server does not take it', async () => {
  server.faults.recipient = '550 unknown';
  const env = { SMTP_URL: server.url, MAIL_SENDER: SENDER };
  const { exitCode, stderr } = await report(['maple', '--send-to', 'a@b.test'], env);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('The mail server did not take the report for a@b.test.');
});

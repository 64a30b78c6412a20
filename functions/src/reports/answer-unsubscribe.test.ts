import { createMailWorld, type MailWorld } from '../testing/mail-world';
import { unsubscribeUrl } from '../mail/unsubscribe-link';
import { answerUnsubscribe } from './answer-unsubscribe';
import { UNSUBSCRIBE_STYLE } from './to-unsubscribe-page';

const KEY = 'a key for links';
const LINK = { orgId: 'maple', uid: 'ann', list: 'report' } as const;
const queryOf = (link = LINK): Record<string, string> =>
  Object.fromEntries(new URL(unsubscribeUrl('https://example.test/u', link, KEY)).searchParams);

let world: MailWorld;
beforeEach(async () => {
  world = createMailWorld();
  await world.addOrg('maple', { name: 'Maple <b>Street</b>' });
  await world.addMember('maple', 'ann', 'owner');
});

const ask = (method: string, body?: unknown, query: unknown = queryOf()) =>
  answerUnsubscribe({ db: world.db, linkKey: KEY }, { method, query, body });
const choice = (): unknown => world.db.dump().get('orgs/maple/members/ann')?.['mail'];

describe('answerUnsubscribe', () => {
  it.each(['GET', 'HEAD'])('changes nothing by %s, which mail scanners do', async (method) => {
    const { status, html } = await ask(method);
    expect(status).toBe(200);
    expect(html).toContain('<h1>Stop the weekly report?</h1>');
    expect(html).toContain('<form method="post">');
    expect(choice()).toBeUndefined();
  });

  it('ends the list by one click of the mail client, and that list alone', async () => {
    const { status, html } = await ask('POST', { 'List-Unsubscribe': 'One-Click' });
    expect(status).toBe(200);
    expect(html).toContain('You no longer get the weekly report of Maple &#60;b&#62;Street');
    expect(choice()).toEqual({ report: false });
    await ask('POST', { 'List-Unsubscribe': 'One-Click' });
    expect(choice()).toEqual({ report: false });
  });

  it('brings it back by the button of the page that follows', async () => {
    await ask('POST', { again: 'no' });
    const { html } = await ask('POST', { again: 'yes' });
    expect(html).toContain('<h1>You get it again</h1>');
    expect(choice()).toEqual({ report: true });
  });

  it('takes any body that is none for the wish to end it', async () => {
    for (const body of [undefined, null, '', [], 'again=yes', { again: ['yes'] }])
      await ask('POST', body);
    expect(choice()).toEqual({ report: false });
  });

  it('reads nothing for a link that this deployment did not make', async () => {
    const { reads } = world.db.usage();
    for (const method of ['GET', 'POST'])
      for (const query of [{}, { ...queryOf(), member: 'max' }, { ...queryOf(), code: 'x' }, null])
        expect((await ask(method, {}, query)).status).toBe(404);
    expect(world.db.usage().reads).toBe(reads);
    expect(choice()).toBeUndefined();
  });

  it('has a style that the policy of the answer can name by its hash', async () => {
    const { html } = await ask('GET');
    expect(html).toContain(`<style>${UNSUBSCRIBE_STYLE}</style>`);
  });

  it('takes no other method', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect((await ask(method)).status).toBe(405);
  });

  it('says so to whoever is no member any more, and stores nothing', async () => {
    await world.db.commit([{ op: 'delete', path: 'orgs/maple/members/ann' }]);
    const { status, html } = await ask('POST', {});
    expect(status).toBe(200);
    expect(html).toContain('You get no mail');
    expect(world.db.pathsUnder('orgs/maple/members')).toEqual([]);
  });
});

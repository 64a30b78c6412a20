import { html, Html, toPlainName } from '../mail/html';
import type { MailList } from '../model/member';

/** What the page is about. */
export type UnsubscribePage =
  | { readonly kind: 'bad_link' }
  | { readonly kind: 'no_member'; readonly orgName: string }
  | {
      readonly kind: 'choice';
      readonly orgName: string;
      readonly list: MailList;
      /** Whether such mails go out to the member now. */
      readonly isOn: boolean;
      /** Whether that was just chosen. */
      readonly isDone: boolean;
    };

const LIST_WORDS: Readonly<Record<MailList, string>> = {
  report: 'the weekly report',
  notices: 'notices about trouble',
};

/** The one style of the page; the policy of its answer names it by its hash. */
export const UNSUBSCRIBE_STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 48px 16px; font: 17px/1.5 system-ui, sans-serif; background: light-dark(#f4f6f5, #111413); color: light-dark(#16201b, #e9eeeb); }
main { max-width: 30rem; margin: 0 auto; padding: 28px; border: 1px solid light-dark(#dfe3e0, #2f3633); border-radius: 10px; background: light-dark(#ffffff, #191d1b); }
h1 { margin: 0 0 12px; font-size: 22px; line-height: 1.3; }
p { margin: 0 0 20px; }
button { padding: 12px 20px; border: 0; border-radius: 8px; font: inherit; font-weight: 600; cursor: pointer; background: light-dark(#0b6b4b, #5cc79c); color: light-dark(#ffffff, #08150f); }
`;

/** A page of a few words and one button. It runs no script and fetches nothing. */
export function toUnsubscribePage(page: UnsubscribePage): string {
  const { title, text, form } = contentOf(page);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${new Html(`<style>${UNSUBSCRIBE_STYLE}</style>`)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${text}</p>
          ${form}
        </main>
      </body>
    </html> `.source;
}

function contentOf(page: UnsubscribePage): { title: string; text: string; form: Html } {
  if (page.kind === 'bad_link')
    return {
      title: 'This link is not valid',
      text: 'Use the link in the latest mail, or choose on the Sync page of the dashboard what you get.',
      form: html``,
    };
  const orgName = toPlainName(page.orgName);
  if (page.kind === 'no_member')
    return {
      title: 'You get no mail',
      text: `You are no member of ${orgName} any more, so nothing is sent to you.`,
      form: html``,
    };
  const { list, isOn, isDone } = page;
  const what = `${LIST_WORDS[list]} of ${orgName}`;
  if (isOn)
    return {
      title: isDone ? 'You get it again' : `Stop ${LIST_WORDS[list]}?`,
      text: isDone ? `You get ${what} again.` : `You get ${what} by e-mail.`,
      form: formOf('Stop it', false),
    };
  return {
    title: isDone ? 'Done' : 'You do not get it',
    text: `You no longer get ${what}.`,
    form: formOf('Get it again', true),
  };
}

/** Posts to the address that the page was opened at. */
function formOf(label: string, again: boolean): Html {
  return html`<form method="post">
    <button type="submit" name="again" value="${again ? 'yes' : 'no'}">${label}</button>
  </form>`;
}

import { html, Html } from '../mail/html';
import { FONT, INK } from './to-mail-parts';

/** Letters behind the preheader, so that no client fills the line with what comes after it. */
const FILLER = new Html('&#847;&zwnj;&nbsp;'.repeat(80));

/** Mail clients that know of dark mode take this; the others show the light colours that stand in every element. */
const STYLE = new Html(`<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #111413 !important; }
  .card { background-color: #191d1b !important; border-color: #2f3633 !important; }
  .text { color: #e9eeeb !important; }
  .soft { color: #a9b5af !important; }
  .accent { color: #5cc79c !important; }
  .bad { color: #f59c92 !important; }
  .line { border-color: #2f3633 !important; }
  .track { background-color: #2f3633 !important; }
  .bar { background-color: #5cc79c !important; }
  .button { background-color: #5cc79c !important; color: #08150f !important; }
}
@media (max-width: 480px) {
  .card { padding: 20px 16px !important; }
}
</style>`);

/** A whole mail: one column of at most 600 pixels, without images, scripts or anything that is fetched. */
export interface MailPage {
  readonly title: string;
  /** What a mail client shows beside the subject. */
  readonly preheader: string;
  readonly heading: string;
  /** Below the heading. */
  readonly subheading: string;
  readonly sections: readonly Html[];
  readonly footer: Html;
}

/** The HTML of a mail: tables and inline styles, because that is what all mail clients understand. */
export function toMailPage(page: MailPage): string {
  const { title, preheader, heading, subheading, sections, footer } = page;
  const column = html`<table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="max-width:600px;margin:0 auto"
  >
    <tr>
      <td style="padding:0 8px 16px">
        <h1
          class="text"
          style="margin:0;${FONT};font-size:24px;line-height:30px;font-weight:700;color:${INK.text}"
        >
          ${heading}
        </h1>
        <p
          class="soft"
          style="margin:4px 0 0;${FONT};font-size:15px;line-height:21px;color:${INK.soft}"
        >
          ${subheading}
        </p>
      </td>
    </tr>
    ${sections.map(
      (one) =>
        html`<tr>
          <td style="padding:0 0 16px">${one}</td>
        </tr> `,
    )}
    <tr>
      <td
        class="soft"
        style="padding:8px;${FONT};font-size:13px;line-height:19px;color:${INK.soft}"
      >
        ${footer}
      </td>
    </tr>
  </table>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${title}</title>
        ${STYLE}
      </head>
      <body class="page" style="margin:0;padding:0;background-color:${INK.page}">
        <div style="display:none;max-height:0;overflow:hidden;opacity:0">${preheader}${FILLER}</div>
        <table
          role="presentation"
          class="page"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          style="background-color:${INK.page}"
        >
          <tr>
            <td align="center" style="padding:24px 8px">
              <!--[if mso]><table role="presentation" width="600" align="center"><tr><td><![endif]-->
              ${column}
              <!--[if mso]></td></tr></table><![endif]-->
            </td>
          </tr>
        </table>
      </body>
    </html> `.source.replace(/\n\s+/g, '\n');
}

/** Where a frame finds the style that an element had. */
export const FROM_MAIL_STYLE = 'data-mail-style';

/**
 * A mail's HTML for a frame of the page: styles are put aside for the page to set, the style sheet for dark mail clients goes, and
 * links lead nowhere. It relies on the mail being written by Trellis, where every quote in a text is escaped.
 */
export function toFrameHtml(html: string): string {
  return html
    .replace(/<style>[^<]*<\/style>/g, '')
    .replace(/(?<=\s)style="/g, `${FROM_MAIL_STYLE}="`)
    .replace(/(?<=\s)href="/g, 'data-href="');
}

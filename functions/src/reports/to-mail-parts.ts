import { html, type Html } from '../mail/html';

/** Colours and letters of every mail. What a mail client makes dark by itself stays readable in them. */
export const INK = {
  text: '#16201b',
  soft: '#4d5a54',
  accent: '#0b6b4b',
  bad: '#b3261e',
  line: '#dfe3e0',
  page: '#f4f6f5',
  card: '#ffffff',
  track: '#e6ebe8',
} as const;

/** The letters of every text. */
export const FONT = 'font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif';

/** A part of a mail under its own heading. */
export function section(title: string, content: Html): Html {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
    <tr>
      <td
        class="card line"
        style="padding:24px;background-color:${INK.card};border:1px solid ${INK.line};border-radius:10px"
      >
        <h2
          class="text"
          style="margin:0 0 12px;${FONT};font-size:18px;line-height:24px;font-weight:700;color:${INK.text}"
        >
          ${title}
        </h2>
        ${content}
      </td>
    </tr>
  </table>`;
}

/** How text looks: plain, beside it, as an alarm. */
export type Tone = 'text' | 'soft' | 'bad' | 'accent';

/** One paragraph. */
export function paragraph(content: Html | string, tone: Tone = 'text'): Html {
  return html`<p
    class="${tone}"
    style="margin:0 0 8px;${FONT};font-size:15px;line-height:22px;color:${INK[tone]}"
  >
    ${content}
  </p>`;
}

/** A table cell of text. @param style beyond letters and colour. */
export function cell(content: Html | string, tone: Tone = 'text', style = ''): Html {
  return html`<td
    class="${tone} line"
    style="${FONT};font-size:15px;line-height:22px;color:${INK[tone]};${style}"
  >
    ${content}
  </td>`;
}

/** A link in running text. */
export function link(url: string, text: string): Html {
  return html`<a class="accent" href="${url}" style="color:${INK.accent}">${text}</a>`;
}

/** The one thing to do next. */
export function button(url: string, text: string): Html {
  return html`<table
    role="presentation"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="margin:8px 0 0"
  >
    <tr>
      <td
        class="button"
        bgcolor="${INK.accent}"
        style="border-radius:8px;background-color:${INK.accent}"
      >
        <a
          class="button"
          href="${url}"
          style="display:inline-block;padding:11px 18px;${FONT};font-size:15px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none;border-radius:8px"
          >${text}</a
        >
      </td>
    </tr>
  </table>`;
}

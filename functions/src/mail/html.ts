/** HTML that may be put into a page as it is. */
export class Html {
  constructor(readonly source: string) {}
}

type Part = string | number | Html | readonly Html[];

/** HTML whose every value is escaped, but for what is HTML already. */
export function html(texts: TemplateStringsArray, ...values: readonly Part[]): Html {
  const parts = texts.map((text, index) => text + sourceOf(values[index] ?? ''));
  return new Html(parts.join(''));
}

function sourceOf(value: Part): string {
  if (value instanceof Html) return value.source;
  if (typeof value === 'object') return value.map(({ source }) => source).join('');
  return escapeHtml(String(value));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const LONGEST_NAME = 60;

/**
 * A name that somebody else chose, such as a customer's, as one line that is nothing but a name: no control characters, none that
 * turn the direction of what follows, and nothing that a mail client makes a link of.
 */
export function toPlainName(name: string): string {
  const line = name
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/(?<=\S)[.:@](?=\S)/g, (sign) => `${sign} `)
    .replace(/\/+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = Array.from(line);
  return letters.length <= LONGEST_NAME ? line : `${letters.slice(0, LONGEST_NAME - 1).join('')}…`;
}

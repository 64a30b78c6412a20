import { isLosslessNumber } from 'lossless-json';
import { z } from 'zod';
import { parseDay, parseInstant } from './instants';
import { parseCents } from './money';

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** Half of a character outside the basic plane. JSON can say it, UTF-8 cannot, and Firestore stores UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The text of a JSON string or number, its ends trimmed; undefined for every other kind of value. */
function readScalar(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim().replace(LONE_SURROGATE, '\uFFFD');
  if (isLosslessNumber(value)) return value.toString();
  return typeof value === 'number' ? String(value) : undefined;
}

/** A field that may be absent, null, or empty text (all three become null), and otherwise has to be readable. */
function wireField<T>(complaint: string, read: (text: string) => T | null | undefined) {
  return z
    .unknown()
    .optional()
    .transform((value, context): T | null => {
      if (value === undefined || value === null) return null;
      const text = readScalar(value);
      if (text === '') return null;
      const result = text === undefined ? undefined : read(text);
      if (result !== undefined) return result;
      context.addIssue({ code: 'custom', message: complaint });
      return z.NEVER;
    });
}

/** The digits of an identifier. Zero and negative numbers mean "none" and become null, as in anonymous sales. */
export const wireId = wireField('is not an identifier', (text) => {
  if (!/^-?\d{1,64}$/.test(text)) return undefined;
  const digits = text.replace(/^0+/, '');
  return digits === '' || digits.startsWith('-') ? null : digits;
});

/** Dollars as a number or as text, in whole cents. */
export const wireCents = wireField('is not an amount of money', parseCents);

/** A finite decimal number. */
export const wireNumber = wireField('is not a number', (text) => {
  const number = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
});

/** A number of which nothing depends: unreadable ones, such as the laboratory's `<LOQ`, are null. */
export const wireOptionalNumber = wireField('is not text', (text) =>
  DECIMAL.test(text) ? Number(text) : null,
).catch(null);

/** An ISO instant; without a zone it is UTC. */
export const wireInstant = wireField('is not a date and time', parseInstant);

/** A calendar day; unreadable ones are null, since no record is worth rejecting for a birthday. */
export const wireDay = wireField('is not a date', parseDay).catch(null);

/** Text without its outer blanks; numbers become their digits. */
export const wireText = wireField('is not text', (text) => text);

/** Contact text: values of an unusable kind are "no contact", never a reason to reject the person. */
export const wireContact = wireText.catch(null);

/** A boolean, also as `1`/`0` or as text. */
export const wireFlag = z
  .unknown()
  .optional()
  .transform((value, context): boolean | null => {
    if (value === undefined || value === null || typeof value === 'boolean') return value ?? null;
    const text = readScalar(value)?.toLowerCase();
    if (text === '') return null;
    if (text === 'true' || text === '1') return true;
    if (text === 'false' || text === '0') return false;
    context.addIssue({ code: 'custom', message: 'is not true or false' });
    return z.NEVER;
  });

import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { isPlaceholderPhone } from '../../model/placeholder';

const FULL_LENGTH = 10;

/**
 * The E.164 form of a phone number, US when it names no country; null below ten digits, for ten equal digits
 * (what tills type for "none"), and for what no country's numbering plan allows.
 */
export function toE164(text: string | null): string | null {
  const digits = (text ?? '').replace(/\D/g, '');
  if (text === null || digits.length < FULL_LENGTH || isPlaceholderPhone(digits)) return null;
  const number = parsePhoneNumberFromString(text, 'US');
  return number?.isValid() === true ? number.number : null;
}

/** The last four digits for search by staff; null when there are fewer than four, and for ten equal digits. */
export function readLastFour(text: string | null): string | null {
  const digits = (text ?? '').replace(/\D/g, '');
  if (digits.length < 4 || isPlaceholderPhone(digits)) return null;
  return digits.slice(-4);
}

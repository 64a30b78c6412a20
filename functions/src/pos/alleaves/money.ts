const AMOUNT = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/**
 * Cents of a decimal amount in dollars, such as `56.24`, read digit by digit and rounded half up once
 * (by magnitude, so that a refund is the mirror image of its sale).
 * @returns undefined for anything else: exponents, separators, currency signs, amounts beyond 2^53 cents.
 */
export function parseCents(text: string): number | undefined {
  const match = AMOUNT.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = fraction.padEnd(3, '0');
  const roundsUp = digits.charAt(2) >= '5';
  const cents = BigInt(`${whole}${digits.slice(0, 2)}`) + (roundsUp ? 1n : 0n);
  if (cents > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return sign === '-' && cents > 0n ? -Number(cents) : Number(cents);
}

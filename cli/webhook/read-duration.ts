import { UsageError } from '../cli-error';

const UNITS_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A secret that is to go should not stay for longer. */
const MAX_MS = 30 * 86_400_000;

/**
 * Milliseconds of a text such as `30m`, `24h`, `7d` or `0`.
 * @throws {UsageError} naming the option.
 */
export function readDurationMs(option: string, text: string): number {
  if (text === '0') return 0;
  const [, count = '', unit = ''] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  const ms = Number(count) * (UNITS_MS[unit] ?? 0);
  if (count !== '' && ms <= MAX_MS) return ms;
  throw new UsageError(`${option} must be a time such as 30m, 24h or 7d, at most 30d, or 0.`);
}

import type { z } from 'zod';
import { UsageError } from '../cli-error';

/**
 * The value of an option as its schema takes it.
 * @throws {UsageError} naming the option and what is wrong with it.
 */
export function checkOption<T>(option: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues[0]?.message ?? 'it is not as expected';
  throw new UsageError(`${option} cannot be used: ${reason}.`);
}

/** A number as it was typed: NaN when it is none, undefined when nothing was typed. */
export function toNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : text.trim() === '' ? Number.NaN : Number(text);
}

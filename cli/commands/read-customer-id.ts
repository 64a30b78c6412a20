import { UsageError } from '../cli-error';

const CUSTOMER_ID = /^[a-z]{2,8}_[A-Za-z0-9._-]{1,100}$/;

/** @throws {UsageError} when the text is no customer's id. */
export function readCustomerId(text: string): string {
  if (CUSTOMER_ID.test(text)) return text;
  throw new UsageError('A customer id looks like alv_10231.');
}

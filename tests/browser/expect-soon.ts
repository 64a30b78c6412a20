import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

const POLL_MS = 50;
const LIMIT_MS = 15_000;

/** Reads again and again until what is read equals what is expected, and fails with the last difference when it never does. */
export async function expectSoon<T>(
  read: () => Promise<T>,
  expected: T,
  limitMs = LIMIT_MS,
): Promise<void> {
  const deadline = Date.now() + limitMs;
  let found = await read();
  while (!isDeepStrictEqual(found, expected) && Date.now() < deadline) {
    await wait(POLL_MS);
    found = await read();
  }
  expect(found).toEqual(expected);
}

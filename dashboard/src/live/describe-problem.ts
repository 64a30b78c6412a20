import type { Problem } from './live';

const SENTENCES: Readonly<Record<string, string>> = {
  'permission-denied': 'Your role does not allow this. Ask an owner of the organisation.',
  unauthenticated: 'You are signed out. Sign in again.',
  unavailable: 'The server cannot be reached. Check the connection and try again.',
  'resource-exhausted': 'Too much was asked at once. Try again in a minute.',
  'deadline-exceeded': 'The server took too long. Try again.',
  'failed-precondition':
    'This cannot be shown yet. Try again in a few minutes; if it stays so, tell whoever runs Trellis.',
  'invalid-argument': 'The server does not take this as it is entered. Check it and try again.',
  'not-found': 'This does not exist any more. Reload the page.',
  aborted: 'Somebody else changed the same at this moment. Try again.',
};

const FALLBACK = 'Something went wrong. Reload the page; if it stays, tell whoever runs Trellis.';

/** What a function says under these words is meant for those who write programs. */
const UNSPOKEN: readonly string[] = ['internal', 'invalid-argument'];

/**
 * A failure of Firestore or of a function, in words that say what to do. Functions say it themselves.
 * @param isOnline whether the device believes to be connected: without, a call of a function fails as if that had broken.
 */
export function describeProblem(error: unknown, isOnline = true): Problem {
  const raw = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const named = raw.replace(/^(functions|firestore|auth)\//, '');
  const code = named === 'internal' && !isOnline ? 'unavailable' : named;
  // Where a function did not get to say anything, the word itself stands in for it.
  const spoken =
    raw.startsWith('functions/') &&
    !UNSPOKEN.includes(named) &&
    error instanceof Error &&
    error.message !== named;
  return { code, text: spoken ? error.message : (SENTENCES[code] ?? FALLBACK) };
}

import type { Problem } from './live';

const SENTENCES: Readonly<Record<string, string>> = {
  'permission-denied': 'Your role does not allow this. Ask an owner of the organisation.',
  unauthenticated: 'You are signed out. Sign in again.',
  unavailable: 'The server cannot be reached. What you see may be old; it updates by itself.',
  'resource-exhausted': 'Too much was asked at once. Try again in a minute.',
  'deadline-exceeded': 'The server took too long. Try again.',
  'failed-precondition': 'The database is not ready for this view yet. An index may be missing.',
};

const FALLBACK = 'Something went wrong. Reload the page; if it stays, tell whoever runs Trellis.';

/** A failure of Firestore or of a function, in words that say what to do. Functions say it themselves. */
export function describeProblem(error: unknown): Problem {
  const raw = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const code = raw.replace(/^(functions|firestore|auth)\//, '');
  const spoken = raw.startsWith('functions/') && code !== 'internal' && error instanceof Error;
  return { code, text: spoken ? error.message : (SENTENCES[code] ?? FALLBACK) };
}

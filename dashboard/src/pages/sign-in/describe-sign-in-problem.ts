const SENTENCES: Readonly<Record<string, string>> = {
  'auth/invalid-credential': 'E-mail and password do not belong together. Try again.',
  'auth/wrong-password': 'E-mail and password do not belong together. Try again.',
  'auth/user-not-found': 'E-mail and password do not belong together. Try again.',
  'auth/invalid-email': 'That is not an e-mail address.',
  'auth/user-disabled': 'This account is switched off. Ask an owner of your organisation.',
  'auth/too-many-requests': 'Too many attempts. Wait a few minutes, or set a new password.',
  'auth/network-request-failed': 'The server cannot be reached. Check your connection.',
};

/** Why a sign-in failed and what to do. Whether an address has an account is not told. */
export function describeSignInProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return SENTENCES[code] ?? 'Signing in failed. Try again in a minute.';
}

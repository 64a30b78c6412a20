/** What Firebase says when somebody's sign-in holds no longer. */
const ENDED: readonly string[] = [
  'auth/invalid-credential',
  'auth/invalid-user-token',
  'auth/user-disabled',
  'auth/user-not-found',
  'auth/user-token-expired',
];

/** Whether a sign-in that could not be confirmed has ended. Else it holds, and the server could not be asked. */
export function hasEnded(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ENDED.includes(String(error.code));
}

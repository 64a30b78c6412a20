import { userInfo } from 'node:os';

/** Who is at this command line, as the audit names them: `cli:` and the login on this machine. */
export function nameOperator(): string {
  try {
    return `cli:${userInfo().username}`;
  } catch {
    // A container may run as a user that has no name.
    return 'cli:unknown';
  }
}

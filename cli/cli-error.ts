/** Exit codes of every command. */
export const EXIT = { ok: 0, failed: 1, wrongUsage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something an operator can put right: one sentence that says what is wrong, and what to do about it. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
  readonly exitCode: ExitCode = EXIT.failed;
  /** What to do, as a sentence; null where the message already says it. */
  readonly remedy: string | null;

  constructor(message: string, remedy: string | null = null, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}

/** The command line itself is wrong. */
export class UsageError extends CliError {
  override readonly name = 'UsageError';
  override readonly exitCode = EXIT.wrongUsage;
}

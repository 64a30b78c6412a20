/** Exit codes of every command. They do not change: scripts depend on them. */
export const EXIT = {
  ok: 0,
  failed: 1,
  wrongUsage: 2,
  partly: 3,
  unhealthy: 4,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each exit code means, in order, for `--help` and docs/cli.md. */
export const EXIT_MEANINGS: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [EXIT.ok, 'done'],
  [EXIT.failed, 'failed, or what was compared differs'],
  [EXIT.wrongUsage, 'wrong usage, or a confirmation that nobody could type: nothing was done'],
  [EXIT.partly, 'some of it worked and some did not; the output says which'],
  [EXIT.unhealthy, '`doctor` found something to be put right'],
  [EXIT.interrupted, 'left by Ctrl-C at a question: nothing was stored'],
];

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

/** Somebody left a question unanswered, by Ctrl-C. */
export class Interrupted extends CliError {
  override readonly name = 'Interrupted';
  override readonly exitCode = EXIT.interrupted;
}

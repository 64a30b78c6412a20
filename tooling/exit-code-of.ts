import { CliError, EXIT, type ExitCode } from '../cli/cli-error';

/** The exit code that an error ends a command with: 2 when its command line was wrong, else 1. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof CliError ? error.exitCode : EXIT.failed;
}

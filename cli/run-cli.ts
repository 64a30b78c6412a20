import { CommanderError } from 'commander';
import { EXIT, type ExitCode } from './cli-error';
import { createShell } from './commands/shell';
import { explainError } from './explain-error';
import { createOutput, type Output } from './output';
import { buildProgram } from './program';
import type { World } from './world';

/**
 * Runs one command line.
 * @param argv the arguments alone, without node and script.
 * @returns the exit code; never throws. With `--json`, stdout holds exactly one JSON value, `{ error, remedy }` when it failed
 * before there was a result.
 */
export async function runCli(argv: readonly string[], world: World): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const shell = createShell(world, (code) => {
    exitCode = code;
  });
  try {
    await buildProgram(shell).parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return report(error, { argv, world });
    if (error.exitCode === 0) return EXIT.ok;
    // Said already on stderr, by the parser of the command line.
    const remedy = 'See --help.';
    openOutput(argv, world).result({ error: sayUsage(error), remedy });
    return EXIT.wrongUsage;
  }
}

function report(
  error: unknown,
  { argv, world }: { argv: readonly string[]; world: World },
): ExitCode {
  const { message, remedy, exitCode } = explainError(error);
  const output = openOutput(argv, world);
  output.notice(remedy === null ? message : `${message} ${remedy}`);
  output.result({ error: message, remedy });
  if (world.env['TRELLIS_DEBUG'] && error instanceof Error) output.notice(showStack(error));
  return exitCode;
}

/** What was typed may be what `--json` could not be read of, so it is looked for and not parsed. */
function openOutput(argv: readonly string[], world: World): Output {
  return createOutput(world, argv.includes('--json'));
}

function sayUsage({ code, message }: CommanderError): string {
  return code === 'commander.help' ? 'A command is missing.' : message.replace(/^error: /, '');
}

function showStack(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${showStack(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}

import { Command } from 'commander';
import { EXIT_MEANINGS } from './cli-error';
import { defineCancel } from './commands/cancel';
import { defineDeadLetters } from './commands/dead-letters';
import { defineDoctor } from './commands/doctor';
import { defineHolds } from './commands/holds';
import { defineErase } from './commands/erase';
import { defineOrg } from './commands/org';
import { defineQuarantine } from './commands/quarantine';
import { defineReplay } from './commands/replay';
import { defineReport } from './commands/report';
import { defineRuns } from './commands/runs';
import { defineDiscover } from './commands/discover';
import { defineExport } from './commands/export';
import { defineMember } from './commands/member';
import { defineWatch } from './commands/watch';
import { example } from './commands/example';
import type { Shell } from './commands/shell';
import { defineStatus } from './commands/status';
import { defineSync } from './commands/sync';
import { defineVerify } from './commands/verify';
import { defineWebhook } from './commands/webhook';

const HELP = `
Works on the emulator that \`npm start\` or \`npm run emulators\` started. With --project it works on a
real project, with Google's application default credentials (gcloud auth application-default login)
and the secrets SEALING_KEYS and WEBHOOK_PATH_KEY in variables of the same names.

With --json stdout holds JSON alone, { error, remedy } when the command failed; notices go to stderr.
Colours are used on a terminal unless NO_COLOR is set. TRELLIS_DEBUG=1 shows the whole error.

Exit codes:
${describeExitCodes().join('\n')}
${example('status')}`;

function describeExitCodes(): string[] {
  return EXIT_MEANINGS.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`);
}

/** The whole command line. Parsing throws instead of ending the process. */
export function buildProgram(shell: Shell): Command {
  const { stdout, stderr } = shell.world;
  const program = new Command('trellis')
    .description('the command line for operators of Trellis')
    .usage('<command> [options]')
    .option('--project <id>', 'a Firebase project; without it, the emulator')
    .option('--json', 'print the result as JSON')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    })
    .showHelpAfterError('(see --help)')
    .exitOverride()
    .addHelpText('after', HELP);
  defineOrg(program, shell);
  defineMember(program, shell);
  defineDiscover(program, shell);
  defineSync(program, shell);
  defineStatus(program, shell);
  defineDoctor(program, shell);
  defineRuns(program, shell);
  defineWatch(program, shell);
  defineCancel(program, shell);
  defineVerify(program, shell);
  defineQuarantine(program, shell);
  defineHolds(program, shell);
  defineDeadLetters(program, shell);
  defineWebhook(program, shell);
  defineReplay(program, shell);
  defineReport(program, shell);
  defineExport(program, shell);
  defineErase(program, shell);
  return program;
}

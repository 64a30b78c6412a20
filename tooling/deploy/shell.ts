import { spawn } from 'node:child_process';
import { CliError } from '../../cli/cli-error';
import { repositoryRoot } from '../repository-root';

/** What a step types for its reader. */
export interface Shell {
  readonly isDryRun: boolean;
  readonly say: (line: string) => void;
  /**
   * Runs a program and shows what it prints. @param input goes to its stdin and is shown nowhere.
   * @throws {CliError} when it fails, or is not on this machine.
   */
  run(command: string, args: readonly string[], input?: string): Promise<void>;
  /** What a program prints, which is not shown. On a dry run it is not called, and has printed nothing. @throws {CliError} like `run`. */
  read(command: string, args: readonly string[]): Promise<string>;
  /** Whether a program ends well; what it prints is not shown. On a dry run it is not called, and did not. */
  succeeds(command: string, args: readonly string[]): Promise<boolean>;
}

const HOW_TO_GET: Readonly<Record<string, string>> = {
  gcloud: 'Install the Google Cloud CLI: https://cloud.google.com/sdk/docs/install',
};

/** Opens one. On a dry run nothing is called: what would be is printed. */
export function openShell(isDryRun: boolean, say: (line: string) => void): Shell {
  return {
    isDryRun,
    say,
    async run(command, args, input) {
      say(
        `$ ${[command, ...args].map(quote).join(' ')}${input === undefined ? '' : ' < (secret)'}`,
      );
      if (isDryRun) return;
      const { code } = await call(command, args, { input, isShown: true });
      if (code !== 0) throw new CliError(`${command} ${args[0] ?? ''} ended with code ${code}.`);
    },
    async read(command, args) {
      if (isDryRun) return '';
      const { code, output } = await call(command, args, { input: undefined, isShown: false });
      if (code !== 0)
        throw new CliError(`${[command, ...args.slice(0, 3)].join(' ')} ended with code ${code}.`);
      return output;
    },
    async succeeds(command, args) {
      if (isDryRun) return false;
      return (await call(command, args, { input: undefined, isShown: false })).code === 0;
    },
  };
}

function call(
  command: string,
  args: readonly string[],
  { input, isShown }: { input: string | undefined; isShown: boolean },
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: repositoryRoot,
      stdio: [
        input === undefined ? (isShown ? 'inherit' : 'ignore') : 'pipe',
        isShown ? 'inherit' : 'pipe',
        isShown ? 'inherit' : 'ignore',
      ],
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', (cause) =>
      reject(new CliError(`${command} cannot be started.`, HOW_TO_GET[command] ?? null, { cause })),
    );
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
    child.stdin?.end(input);
  });
}

/** So that what is printed can be typed. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

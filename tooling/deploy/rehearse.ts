import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDuration } from '../../cli/format/times';
import { findFreePorts, fixedPortNames, fixedPorts } from '../emulators/ports';
import { repositoryRoot } from '../repository-root';
import { runTool } from '../steps/run-tool';
import { readGuide } from './read-guide';
import { runGuide } from './run-guide';

/** The guide, from the root of a checkout. */
export const GUIDE = 'docs/deploy.md';

/** What a rehearsal is to be. */
export interface RehearsalOptions {
  /** In a fresh clone of what is committed, in which nothing is installed, in place of this checkout. */
  readonly isFresh: boolean;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/**
 * Types every step of the guide that needs no cloud account as it stands there, on free ports of this machine, and says which
 * steps remain.
 * @throws Error naming the step that failed.
 */
export async function rehearse({ isFresh, signal, say }: RehearsalOptions): Promise<void> {
  const startedMs = performance.now();
  const clone = isFresh ? await cloneHere(signal, say) : null;
  const cwd = clone ?? repositoryRoot;
  try {
    const blocks = readGuide(await readFile(join(cwd, GUIDE), 'utf8'));
    const local = blocks.filter(({ kind }) => kind === 'emulator');
    const ran = await runGuide(local, { cwd, env: await createEnv(), signal, say });
    say(`\n${ran.length} steps of ${GUIDE} went as they stand there:`);
    for (const { heading, text, tookMs } of ran) {
      const [first = ''] = text.split('\n');
      say(`  ✓ ${formatDuration(tookMs).padStart(10)}  ${heading}: ${first}`);
    }
    say('\nWhat remains needs a Google account:');
    for (const { heading, text } of blocks.filter(({ kind }) => kind === 'cloud')) {
      say(`  ${heading}`);
      for (const line of text.split('\n')) say(`      ${line}`);
    }
    say(`\nIt took ${formatDuration(performance.now() - startedMs)}.`);
  } finally {
    if (clone !== null) await rm(clone, { recursive: true, force: true });
  }
}

async function cloneHere(signal: AbortSignal, say: (line: string) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-fresh-'));
  say(`A fresh clone in ${folder} ...`);
  const args = ['clone', '--quiet', '--no-hardlinks', repositoryRoot, folder];
  const { code, output } = await runTool({ command: 'git', args, signal });
  if (code !== 0) throw new Error(`The clone failed:\n${output}`);
  return folder;
}

/** This machine's own, without what would lead to other emulators or to a login at a point of sale, and with free ports. */
async function createEnv(): Promise<Record<string, string | undefined>> {
  const ports = await findFreePorts(fixedPortNames.length);
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:TRELLIS_PORT_|ALLEAVES_|.*_EMULATOR_|npm_|INIT_CWD$)/.test(name),
  );
  const chosen = fixedPortNames.map((name, index) => [
    fixedPorts[name].variable,
    String(ports[index]),
  ]);
  return { ...Object.fromEntries(kept), ...Object.fromEntries(chosen), CI: 'true', NO_COLOR: '1' };
}

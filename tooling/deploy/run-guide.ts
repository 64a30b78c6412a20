import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProcessTree, type ProcessTree } from '../processes/process-tree';
import type { GuideBlock } from './read-guide';

const READY_LIMIT_MS = 300_000;
const POLL_MS = 100;
const GRACE_MS = 20_000;

/** How the commands of one block went. */
export interface RanBlock {
  readonly heading: string;
  readonly text: string;
  readonly tookMs: number;
}

/** What the commands of a guide are typed into. */
export interface GuideRun {
  /** Where they are typed. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/**
 * Types the blocks for this machine as they stand, one after the other, as into one terminal: what one exports the next one sees.
 * What keeps running is left running to the end, and ended then, whatever happens.
 *
 * @throws Error naming the block whose commands failed, or never said that they are ready.
 */
export async function runGuide(blocks: readonly GuideBlock[], run: GuideRun): Promise<RanBlock[]> {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-guide-'));
  const state = join(folder, 'exports.sh');
  const running: ProcessTree[] = [];
  const ran: RanBlock[] = [];
  try {
    for (const block of blocks) {
      run.signal.throwIfAborted();
      const startedMs = performance.now();
      run.say(`\n— ${block.heading}`);
      for (const line of block.text.split('\n')) run.say(`$ ${line}`);
      if (block.readyAt === null) await typeBlock(block, state, run);
      else running.push(await startBlock(block, { readyAt: block.readyAt, state }, run));
      const tookMs = performance.now() - startedMs;
      ran.push({ heading: block.heading, text: block.text, tookMs });
    }
    return ran;
  } finally {
    for (const tree of running.toReversed()) await tree.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The commands between what restores the exports of the block before and what keeps those of this one. */
function toScript(text: string, state: string): string {
  return `set -euo pipefail\n[ -f '${state}' ] && . '${state}'\n${text}\nexport -p > '${state}'\n`;
}

async function typeBlock(block: GuideBlock, state: string, run: GuideRun): Promise<void> {
  const tree = await open(toScript(block.text, state), run, (text) => show(text, run));
  const stop = (): void => void tree.stop();
  run.signal.addEventListener('abort', stop, { once: true });
  const code = await tree.exited;
  run.signal.removeEventListener('abort', stop);
  await tree.stop();
  if (code !== 0) throw new Error(`"${block.heading}" ended with code ${code}:\n${block.text}`);
}

async function startBlock(
  block: GuideBlock,
  { readyAt, state }: { readyAt: string; state: string },
  run: GuideRun,
): Promise<ProcessTree> {
  let printed = '';
  const script = `set -euo pipefail\n[ -f '${state}' ] && . '${state}'\n${block.text}\n`;
  const tree = await open(script, run, (text) => {
    const wasReady = printed.includes(readyAt);
    printed += text;
    if (!wasReady) show(text, run);
  });
  const deadline = Date.now() + READY_LIMIT_MS;
  let isOver = false;
  void tree.exited.then(() => (isOver = true));
  while (!printed.includes(readyAt)) {
    if (isOver || Date.now() > deadline || run.signal.aborted) {
      await tree.stop();
      throw new Error(`"${block.heading}" never said "${readyAt}":\n${block.text}`);
    }
    await sleep(POLL_MS);
  }
  return tree;
}

function open(
  script: string,
  { cwd, env }: GuideRun,
  onOutput: (text: string) => void,
): Promise<ProcessTree> {
  return startProcessTree({
    command: 'bash',
    args: ['-c', script],
    cwd,
    env,
    onOutput,
    graceMs: GRACE_MS,
  });
}

function show(text: string, { say }: GuideRun): void {
  for (const line of text.trimEnd().split('\n')) say(`  ${line}`);
}

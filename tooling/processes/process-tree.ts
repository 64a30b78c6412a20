import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { listProcesses, selectTree } from './list-processes';

const POLL_MS = 50;
const KILL_LIMIT_MS = 5_000;
const DEFAULT_GRACE_MS = 10_000;
const LAST_OUTPUT_LIMIT_MS = 500;
/** Inherited by every process of a tree; a tree inside a tree carries both marks. */
const MARKER_VARIABLE = 'TRELLIS_PROCESS_TREE';

/** A program and everything it starts, however far those move from their parent. */
export interface ProcessTree {
  pid: number;
  /** Resolves with the program's exit code (`undefined` when a signal ended it). Never rejects. */
  exited: Promise<number | undefined>;
  /** The pids of the tree that are alive. */
  listMembers(): number[];
  /**
   * Ends the tree: SIGINT to the program, and SIGKILL to whatever is left after the grace time.
   * Idempotent; also cleans up after a program that crashed and left children.
   *
   * @throws when a process of the tree survives SIGKILL
   */
  stop(): Promise<void>;
}

/**
 * Starts a program in its own process group, so that Ctrl-C in the terminal reaches only us and we
 * end the tree in order. If this process ends without `stop()`, what is left is killed.
 *
 * @param options.onOutput gets what the tree writes to stdout and stderr, in pieces
 * @param options.graceMs how long the program may take to end by itself
 * @throws when the program cannot be started
 */
export async function startProcessTree(options: {
  command: string;
  args: readonly string[];
  cwd: string;
  env?: Record<string, string | undefined>;
  onOutput?: (text: string) => void;
  graceMs?: number;
}): Promise<ProcessTree> {
  const { command, args, cwd, env = process.env, onOutput, graceMs = DEFAULT_GRACE_MS } = options;
  const marker = randomUUID();
  const marks = [env[MARKER_VARIABLE], marker].filter(Boolean).join(',');
  const child = spawn(command, args, {
    cwd,
    env: { ...env, [MARKER_VARIABLE]: marks },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => onOutput?.(text));
  }
  const pid = await waitForSpawn(child);
  const exited = waitForExit(child);
  return superviseTree({ pid, exited, marker, graceMs });
}

/** The last output may come after the exit, and children left behind may hold it open for ever. */
async function waitForExit(child: ChildProcess): Promise<number | undefined> {
  const closed = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
  });
  const code = await new Promise<number | undefined>((resolve) => {
    child.on('exit', (exitCode) => resolve(exitCode ?? undefined));
  });
  await Promise.race([closed, sleep(LAST_OUTPUT_LIMIT_MS)]);
  return code;
}

function waitForSpawn(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('spawn', () => resolve(child.pid ?? 0));
  });
}

/** A process may end between being listed and being signalled. */
function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
}

function superviseTree(options: {
  pid: number;
  exited: Promise<number | undefined>;
  marker: string;
  graceMs: number;
}): ProcessTree {
  const { pid, exited, marker, graceMs } = options;
  let hasExited = false;
  void exited.then(() => {
    hasExited = true;
  });
  // The pid of a root that has ended may belong to a stranger by now.
  const listMembers = () => selectTree(listProcesses(marker), hasExited ? -1 : pid);
  const killAll = () => listMembers().forEach((member) => signalQuietly(member, 'SIGKILL'));
  const killAtExit = () => killAll();
  process.on('exit', killAtExit);

  const waitUntilEmpty = async (limitMs: number, beforeLook: () => void) => {
    for (const end = Date.now() + limitMs; Date.now() < end; await sleep(POLL_MS)) {
      beforeLook();
      if (listMembers().length === 0) return true;
    }
    return false;
  };
  const end = async () => {
    if (!hasExited) {
      signalQuietly(pid, 'SIGINT');
      await Promise.race([exited, sleep(graceMs, undefined, { ref: false })]);
    }
    const isEmpty = await waitUntilEmpty(KILL_LIMIT_MS, killAll);
    process.off('exit', killAtExit);
    if (!isEmpty) throw new Error(`Processes ${listMembers().join(', ')} could not be ended.`);
  };
  let ending: Promise<void> | undefined;
  return { pid, exited, listMembers, stop: () => (ending ??= end()) };
}

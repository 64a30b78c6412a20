import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A live process: who started it, and whether its environment holds the text asked for. */
export interface ListedProcess {
  pid: number;
  parentPid: number;
  isMarked: boolean;
}

/**
 * Every live process this user can see; zombies are left out, they have ended already.
 *
 * @param marker text to look for in each process's environment
 */
export function listProcesses(marker: string): ListedProcess[] {
  return process.platform === 'linux' ? listFromProc(marker) : listFromPs(marker);
}

/** A process may end while it is read, and another user's environment cannot be read. */
function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function listFromProc(marker: string): ListedProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      // "pid (name) state ppid ...": the name may itself hold spaces and brackets.
      const stat = readOrEmpty(`/proc/${name}/stat`);
      const [state, parentPid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (!state || state === 'Z' || state === 'X') return [];
      const isMarked = readOrEmpty(`/proc/${name}/environ`).includes(marker);
      return [{ pid: Number(name), parentPid: Number(parentPid), isMarked }];
    });
}

function listFromPs(marker: string): ListedProcess[] {
  // macOS: -E adds the environment to the command.
  const args = ['-A', '-ww', '-E', '-o', 'pid=,ppid=,stat=,command='];
  const { stdout } = spawnSync('ps', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\S+)\s(.*)$/.exec(line);
    if (!match || match[3]?.startsWith('Z')) return [];
    const isMarked = match[4]?.includes(marker) ?? false;
    return [{ pid: Number(match[1]), parentPid: Number(match[2]), isMarked }];
  });
}

/**
 * The processes that belong to a tree: its root, everything below it, and every process that
 * inherited its marker, also when the parent in between is gone.
 */
export function selectTree(processes: readonly ListedProcess[], rootPid: number): number[] {
  const members = new Set(
    processes.filter(({ pid, isMarked }) => isMarked || pid === rootPid).map(({ pid }) => pid),
  );
  let sizeBefore: number;
  do {
    sizeBefore = members.size;
    for (const { pid, parentPid } of processes) {
      if (members.has(parentPid)) members.add(pid);
    }
  } while (members.size > sizeBefore);
  return [...members];
}

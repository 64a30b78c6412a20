import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const TCP_LISTEN = '0A';

/**
 * Who listens on a port, for a person to read: `java (process 4711)`. `undefined` when it cannot be
 * known, for example because it belongs to another user.
 */
export function findPortOwner(port: number): string | undefined {
  const pid = process.platform === 'linux' ? findOwnerInProc(port) : findOwnerWithLsof(port);
  if (pid === undefined) return undefined;
  const { stdout } = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  // A machine without ps still has a pid to name.
  const name = (stdout as string | null)?.trim();
  return name ? `${name} (process ${pid})` : `process ${pid}`;
}

function findOwnerWithLsof(port: number): number | undefined {
  const args = ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'];
  const { status, stdout } = spawnSync('lsof', args, { encoding: 'utf8' });
  return status === 0 ? Number(stdout.split('\n')[0]) : undefined;
}

/**
 * The inode of the socket that listens on a port, from the text of `/proc/net/tcp` or `tcp6`.
 */
export function findListeningInode(table: string, port: number): string | undefined {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([, local, , state]) => local?.endsWith(wanted) && state === TCP_LISTEN)
    ?.at(9);
}

function findOwnerInProc(port: number): number | undefined {
  const inode = ['/proc/net/tcp', '/proc/net/tcp6']
    .map((path) => findListeningInode(attempt(() => readFileSync(path, 'utf8')) ?? '', port))
    .find((found) => found !== undefined);
  if (inode === undefined) return undefined;
  const pid = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((name) => hasSocket(name, inode));
  return pid === undefined ? undefined : Number(pid);
}

function hasSocket(pid: string, inode: string): boolean {
  const folder = `/proc/${pid}/fd`;
  const names = attempt(() => readdirSync(folder)) ?? [];
  return names.some((fd) => attempt(() => readlinkSync(`${folder}/${fd}`)) === `socket:[${inode}]`);
}

/** Processes end while they are looked at, and other users' cannot be looked into. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

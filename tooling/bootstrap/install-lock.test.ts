import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireLock } from './install-lock.cjs';

const neverStopped = new AbortController().signal;

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-lock-'));
  lock = join(folder, 'below', 'install.lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

function plantLock(pid: number): void {
  mkdirSync(lock, { recursive: true });
  writeFileSync(join(lock, 'pid'), String(pid));
}

describe('acquireLock', () => {
  it('holds the folder until it is given back', async () => {
    const release = await acquireLock(lock, neverStopped, () => {});
    expect(existsSync(lock)).toBe(true);
    release();
    expect(existsSync(lock)).toBe(false);
  });

  it('waits for a live owner, tells who it is once, and goes on when it is done', async () => {
    plantLock(process.pid);
    const owners: number[] = [];
    const waiting = acquireLock(lock, neverStopped, (owner) => {
      owners.push(owner);
      setTimeout(() => rmSync(lock, { recursive: true }), 700);
    });
    (await waiting)();
    expect(owners).toEqual([process.pid]);
  });

  it('takes over from an owner that is dead', async () => {
    plantLock(spawnSync(process.execPath, ['-e', '']).pid);
    const owners: number[] = [];
    const release = await acquireLock(lock, neverStopped, (owner) => owners.push(owner));
    release();
    expect(owners).toEqual([]);
  });

  it('gives up waiting when told to stop, and leaves the lock to its owner', async () => {
    plantLock(process.pid);
    const stop = new AbortController();
    const release = await acquireLock(lock, stop.signal, () => stop.abort());
    release();
    expect(existsSync(lock)).toBe(true);
  });

  it('lets one of many at a time in', async () => {
    let inside = 0;
    let most = 0;
    const enter = async () => {
      const release = await acquireLock(lock, neverStopped, () => {});
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
      release();
    };
    await Promise.all([enter(), enter(), enter()]);
    expect(most).toBe(1);
  });
});

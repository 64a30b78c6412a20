const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');

const POLL_MS = 300;

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * The pid in a lock; `undefined` while its owner has not yet written it.
 *
 * @param {string} lock
 */
function readOwner(lock) {
  try {
    return Number(readFileSync(join(lock, 'pid'), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} lock */
function tryLock(lock) {
  try {
    mkdirSync(lock);
  } catch {
    return false;
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  return true;
}

/**
 * Moves the lock of a dead owner aside. Only one of several waiters can rename it.
 *
 * @param {string} lock
 */
function breakLock(lock) {
  const aside = `${lock}-stale-${process.pid}`;
  try {
    renameSync(lock, aside);
    rmSync(aside, { recursive: true, force: true });
  } catch {
    // Another waiter was faster.
  }
}

/**
 * Waits until this process holds the lock folder, taking it over from an owner that is dead.
 *
 * @param {string} lock path of the folder that is the lock
 * @param {AbortSignal} signal aborting ends the wait, without the lock
 * @param {(owner: number) => void} onWait called once when another live process holds it
 * @returns {Promise<() => void>} gives the lock back
 */
async function acquireLock(lock, signal, onWait) {
  mkdirSync(dirname(lock), { recursive: true });
  let told = false;
  let pollsWithoutOwner = 0;
  while (!tryLock(lock)) {
    if (signal.aborted) return () => {};
    const owner = readOwner(lock);
    // An owner that died between creating the folder and writing its pid leaves no pid behind.
    pollsWithoutOwner = owner === undefined ? pollsWithoutOwner + 1 : 0;
    if (owner === undefined ? pollsWithoutOwner > 10 : !isAlive(owner)) breakLock(lock);
    if (owner !== undefined && !told && isAlive(owner)) {
      told = true;
      onWait(owner);
    }
    await sleep(POLL_MS);
  }
  return () => rmSync(lock, { recursive: true, force: true });
}

module.exports = { acquireLock };

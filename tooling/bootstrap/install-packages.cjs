const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { acquireLock } = require('./install-lock.cjs');
const { isInstalled, markInstalled } = require('./installed-state.cjs');

const PACKAGES = ['.', 'functions', 'dashboard'];
const TICK_MS = 5_000;

/** @param {string} message */
function say(message) {
  process.stderr.write(`${message}\n`);
}

/** @param {number} since */
function secondsSince(since) {
  return `${Math.round((Date.now() - since) / 1000)} s`;
}

/**
 * Runs `npm ci` in one package. Aborting ends it.
 *
 * @param {string} root
 * @param {string} name folder below the root
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} whether it worked; npm's output is printed when it did not
 */
function installPackage(root, name, signal) {
  const label = name === '.' ? 'root' : name;
  const startedAt = Date.now();
  say(`Installing the ${label} packages with npm ci ...`);
  const ticker = setInterval(
    () => say(`  ${label}: still installing, ${secondsSince(startedAt)}`),
    TICK_MS,
  );
  return new Promise((resolve) => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: join(root, name),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // npm goes on to its end after any gentler signal; what it leaves behind is installed anew.
    const stop = () => child.kill('SIGKILL');
    signal.addEventListener('abort', stop, { once: true });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      clearInterval(ticker);
      signal.removeEventListener('abort', stop);
      if (code === 0) {
        markInstalled(join(root, name));
        say(`  ${label}: installed in ${secondsSince(startedAt)}`);
      } else if (!signal.aborted) {
        say(`${output.trim()}\nnpm ci failed in ${join(root, name)}; its output is above.`);
      }
      resolve(code === 0);
    });
  });
}

/**
 * Installs what is missing in every package of the repository, from the lockfiles. Two commands
 * that start at once do not disturb each other: the second waits for the first.
 *
 * @param {string} root absolute path of the repository
 * @param {AbortSignal} signal aborting ends the installation and gives the lock back
 * @returns {Promise<boolean>} whether everything is installed now
 */
async function installPackages(root, signal) {
  const present = PACKAGES.filter((name) => existsSync(join(root, name, 'package-lock.json')));
  const findMissing = () => present.filter((name) => !isInstalled(join(root, name)));
  if (findMissing().length === 0) return true;
  const lock = join(root, '.trellis', 'install.lock');
  const release = await acquireLock(lock, signal, (owner) =>
    say(`Another command (process ${owner}) is installing packages; waiting for it ...`),
  );
  try {
    if (signal.aborted) return false;
    // Asked again, because the owner before us may have installed everything.
    const results = await Promise.all(
      findMissing().map((name) => installPackage(root, name, signal)),
    );
    return results.every(Boolean);
  } finally {
    release();
  }
}

module.exports = { installPackages };

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
 * Runs `npm ci` in one package.
 *
 * @param {string} root
 * @param {string} name folder below the root
 * @returns {Promise<boolean>} whether it worked; npm's output is printed when it did not
 */
function installPackage(root, name) {
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
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      clearInterval(ticker);
      if (code === 0) {
        markInstalled(join(root, name));
        say(`  ${label}: installed in ${secondsSince(startedAt)}`);
      } else {
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
 * @returns {Promise<boolean>} whether everything is installed now
 */
async function installPackages(root) {
  const present = PACKAGES.filter((name) => existsSync(join(root, name, 'package-lock.json')));
  const findMissing = () => present.filter((name) => !isInstalled(join(root, name)));
  if (findMissing().length === 0) return true;
  const release = await acquireLock(join(root, '.trellis', 'install.lock'), (owner) =>
    say(`Another command (process ${owner}) is installing packages; waiting for it ...`),
  );
  try {
    // Asked again, because the owner before us may have installed everything.
    const results = await Promise.all(findMissing().map((name) => installPackage(root, name)));
    return results.every(Boolean);
  } finally {
    release();
  }
}

module.exports = { installPackages };

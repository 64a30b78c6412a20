const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const STAMP = join('node_modules', '.trellis-lock-sha256');

/** @param {string} folder */
function hashLockfile(folder) {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
}

/**
 * Notes that `node_modules` holds what the lockfile says.
 *
 * @param {string} folder absolute path of a package
 */
function markInstalled(folder) {
  writeFileSync(join(folder, STAMP), hashLockfile(folder));
}

/**
 * @typedef {Record<string, { version?: string, optional?: boolean }>} LockedPackages
 *
 * @param {string} file
 * @returns {LockedPackages}
 */
function readLockedPackages(file) {
  const { '': _root, ...packages } = JSON.parse(readFileSync(file, 'utf8')).packages;
  return packages;
}

/**
 * Whether npm's own note of what it installed equals the lockfile. An optional package may be
 * missing: it belongs to another platform.
 *
 * @param {string} folder
 */
function equalsHiddenLockfile(folder) {
  const hidden = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = readLockedPackages(join(folder, 'package-lock.json'));
  const installed = readLockedPackages(hidden);
  const complete = Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
  return complete && Object.keys(installed).every((path) => path in wanted);
}

/**
 * Whether `node_modules` of a package holds what its lockfile says. Someone who ran npm by hand
 * is believed when npm's own note agrees with the lockfile.
 *
 * @param {string} folder absolute path of a package
 * @returns {boolean}
 */
function isInstalled(folder) {
  const stamp = join(folder, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashLockfile(folder)) return true;
  if (!equalsHiddenLockfile(folder)) return false;
  markInstalled(folder);
  return true;
}

module.exports = { isInstalled, markInstalled };

const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { constants } = require('node:os');
const { join, resolve } = require('node:path');
const { commands, describeCommand, describeCommands } = require('./commands.cjs');
const { installPackages } = require('./install-packages.cjs');
const { explainUnsupportedJava, readJavaVersion } = require('./java-version.cjs');

const ROOT = resolve(__dirname, '..', '..');
const PARENT_POLL_MS = 500;
const INTERRUPTED_EXIT_CODE = 130;
const WRONG_USAGE_EXIT_CODE = 2;
/** @type {NodeJS.Signals[]} */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * A signal that is aborted by Ctrl-C, SIGTERM, the closing of the terminal, or the death of the
 * parent, which may have ended without passing a signal on. None of them ends this process first.
 *
 * @returns {{ signal: AbortSignal, unwatch: () => void }}
 */
function listenForStop() {
  const controller = new AbortController();
  for (const name of STOP_SIGNALS) process.on(name, () => controller.abort());
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) controller.abort();
  }, PARENT_POLL_MS);
  return { signal: controller.signal, unwatch: () => clearInterval(watch) };
}

/**
 * Runs a TypeScript file with tsx and resolves with its exit code once it has ended.
 *
 * @param {string} entry path below the root
 * @param {string[]} args
 * @param {AbortSignal} signal aborting asks the program to end and waits until it has
 * @returns {Promise<number>}
 */
function runEntry(entry, args, signal) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, entry), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, NODE_PATH: join(ROOT, 'functions', 'node_modules') },
  });
  signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  return new Promise((done) => {
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      done(1);
    });
    child.on('exit', (code, killedBy) =>
      done(code ?? 128 + (killedBy ? constants.signals[killedBy] : 0)),
    );
  });
}

/**
 * Why a command cannot run on this machine or in this checkout, in one sentence.
 *
 * @param {import('./commands.cjs').Command} command
 * @returns {string | undefined}
 */
function findObstacle(command) {
  if (!existsSync(join(ROOT, command.entry))) {
    return `This checkout has no ${command.entry}: it was made before this command existed.`;
  }
  return command.needsJava ? explainUnsupportedJava(readJavaVersion()) : undefined;
}

/**
 * Runs one command of the repository: checks what it needs, installs what is missing, runs it.
 * Sets the exit code.
 *
 * @param {string[]} argv the command's name and its arguments
 */
async function runCommand(argv) {
  const [name = '--help', ...args] = argv;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.exitCode = name === '--help' ? 0 : WRONG_USAGE_EXIT_CODE;
    process.stderr.write(`${describeCommands()}\n`);
    return;
  }
  if (!command.ownHelp && args.includes('--help')) {
    process.stdout.write(`${describeCommand(command)}\n`);
    return;
  }
  const obstacle = findObstacle(command);
  if (obstacle) {
    process.stderr.write(`${obstacle}\n`);
    process.exitCode = 1;
    return;
  }
  const { signal, unwatch } = listenForStop();
  const installed = await installPackages(ROOT, signal);
  if (signal.aborted) process.exitCode = INTERRUPTED_EXIT_CODE;
  else process.exitCode = installed ? await runEntry(command.entry, args, signal) : 1;
  unwatch();
}

module.exports = { runCommand };

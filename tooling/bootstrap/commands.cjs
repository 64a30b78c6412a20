/**
 * What can be run: the file that does it, whether it needs Java, and what `--help` says.
 * A command with `ownHelp` answers `--help` itself.
 *
 * @typedef {{ entry: string, needsJava: boolean, ownHelp?: boolean, summary: string, help: string[] }} Command
 */

const PORTS = [
  'Ports (each can be changed by a variable):',
  '  functions 5001  TRELLIS_PORT_FUNCTIONS    Firestore 8080  TRELLIS_PORT_FIRESTORE',
  '  Pub/Sub   8085  TRELLIS_PORT_PUBSUB       Auth      9099  TRELLIS_PORT_AUTH',
  '  hosting   5005  TRELLIS_PORT_HOSTING      simulator 4100  TRELLIS_PORT_SIMULATOR',
];

/** @type {Record<string, Command>} */
const commands = {
  start: {
    entry: 'tooling/start.ts',
    needsJava: true,
    summary: 'the demo: emulators, simulator, dashboard, and a first sync',
    help: [
      'npm start                        runs until Ctrl-C',
      'npm start -- --once --json       syncs once, verifies, prints the report, exits 0 or 1',
      '',
      ...PORTS,
    ],
  },
  test: {
    entry: 'tooling/test.ts',
    needsJava: true,
    summary: 'everything: types, lint, format, unit tests, emulator tests',
    help: [
      'npm test                         everything; the last line is `N passed, N failed`',
      'npm test -- commit               only the test files whose path matches the pattern',
      'npm test -- --only unit          one step: types-root, types-functions, lint, format, unit, emulator, demo',
    ],
  },
  check: {
    entry: 'tooling/check.ts',
    needsJava: false,
    summary: 'the fast part of the tests: types, lint, format, unit tests',
    help: [
      'npm run check                    the last line is `N passed, N failed`',
      'npm run check -- commit          only the test files whose path matches the pattern',
      'npm run check -- --only lint     one step: types-root, types-functions, lint, format, unit',
    ],
  },
  emulators: {
    entry: 'tooling/emulators-main.ts',
    needsJava: true,
    summary: 'emulators and functions, headless, no demo',
    help: [
      'npm run emulators                          runs until Ctrl-C',
      'npm run emulators -- --import <folder>     starts with exported data',
      'npm run emulators -- --export <folder>     exports the data on Ctrl-C',
      'npm run emulators -- --no-clock            does not run the scheduled functions',
      '',
      ...PORTS,
    ],
  },
  'emulator-data': {
    entry: 'tooling/emulator-data.ts',
    needsJava: true,
    summary: 'writes emulator-data/, the state the demo starts from',
    help: ['npm run emulator-data            builds emulator-data/ anew'],
  },
  simulator: {
    entry: 'simulator/main.ts',
    needsJava: false,
    ownHelp: true,
    summary: 'the simulated Alleaves server alone',
    help: [],
  },
  trellis: {
    entry: 'cli/main.ts',
    needsJava: false,
    ownHelp: true,
    summary: 'the command line for operators',
    help: [],
  },
  format: {
    entry: 'tooling/format.ts',
    needsJava: false,
    summary: 'formats every file with Prettier',
    help: ['npm run format'],
  },
};

/**
 * The list of commands, one a line.
 *
 * @returns {string}
 */
function describeCommands() {
  const lines = Object.entries(commands).map(
    ([name, command]) => `  ${name.padEnd(14)} ${command.summary}`,
  );
  return ['Usage: node tooling/run.mjs <command> [arguments]', '', ...lines].join('\n');
}

/**
 * What `--help` prints for one command.
 *
 * @param {Command} command
 * @returns {string}
 */
function describeCommand(command) {
  return [`Runs ${command.summary}.`, '', ...command.help].join('\n');
}

module.exports = { commands, describeCommand, describeCommands };

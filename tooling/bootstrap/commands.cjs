/**
 * What can be run: the file that does it, whether it needs Java, what it does (begins with a verb), and what `--help` adds.
 * A command with `ownHelp` answers `--help` itself.
 *
 * @typedef {{ entry: string, needsJava: boolean, ownHelp?: boolean, summary: string, help: string[] }} Command
 */

const PORTS = [
  'Ports, each with the variable that changes it:',
  '  functions 5001  TRELLIS_PORT_FUNCTIONS    Firestore 8080  TRELLIS_PORT_FIRESTORE',
  '  Pub/Sub   8085  TRELLIS_PORT_PUBSUB       Auth      9099  TRELLIS_PORT_AUTH',
];

const SIMULATOR_PORT = '  simulator 4100  TRELLIS_PORT_SIMULATOR';
const DASHBOARD_PORT = '  dashboard 5005  TRELLIS_PORT_HOSTING';

/** @type {Record<string, Command>} */
const commands = {
  start: {
    entry: 'tooling/start.ts',
    needsJava: true,
    summary: 'runs the demo: emulators, a simulated Alleaves, the dashboard, then live sales',
    help: [
      'npm start                        runs until Ctrl-C',
      'npm start -- --once              syncs once, verifies, prints a report, exits 0 or 1',
      'npm start -- --once --json       the same with the report as JSON on standard output',
      '',
      'It prints the address of the dashboard, which signs in by one click as any of four roles.',
      '',
      'Options:',
      '  --seed <n>        which data the simulated Alleaves makes up (default 1)',
      '  --customers <n>   how many customers (default 2527)',
      '  --orders <n>      how many orders (default 10000)',
      '',
      'Variables:',
      '  ALLEAVES_USERNAME, ALLEAVES_PASSWORD, ALLEAVES_PIN',
      '                    the login that the demo uses; a wrong one shows what a refusal looks like',
      '',
      ...PORTS,
      `${DASHBOARD_PORT}      ${SIMULATOR_PORT.trim()}`,
    ],
  },
  test: {
    entry: 'tooling/test.ts',
    needsJava: true,
    summary:
      'runs everything: types, lint, format, unit tests, emulator tests, the page in a browser, the demo',
    help: [
      'npm test                         everything; the last line is `N passed, N failed`',
      'npm test -- commit               only the test files whose path matches the pattern',
      'npm test -- --only unit          one step: types-root, types-functions, types-dashboard, types-tests,',
      '                                 types-browser, lint, format, page-size, unit, emulator, browser, demo',
    ],
  },
  check: {
    entry: 'tooling/check.ts',
    needsJava: false,
    summary: 'runs the fast part of the tests: types, lint, format, unit tests',
    help: [
      'npm run check                    the last line is `N passed, N failed`',
      'npm run check -- commit          only the test files whose path matches the pattern',
      'npm run check -- --only lint     one step: types-root, types-functions, types-dashboard, types-tests,',
      '                                 types-browser, lint, format, unit',
    ],
  },
  dashboard: {
    entry: 'tooling/dashboard.ts',
    needsJava: false,
    summary: 'runs the page from its sources, beside a running demo: a saved file shows at once',
    help: [
      'npm run dashboard                at http://127.0.0.1:5173, until Ctrl-C; `npm start` must run already',
      '',
      'Variables:',
      '  TRELLIS_PORT_FUNCTIONS, TRELLIS_PORT_FIRESTORE, TRELLIS_PORT_AUTH',
      '                    where the demo runs, when it is not on its usual ports',
    ],
  },
  emulators: {
    entry: 'tooling/emulators-main.ts',
    needsJava: true,
    summary: 'runs emulators and functions, without demo data',
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
    summary: 'builds emulator-data/, the state that the demo starts from, anew',
    help: ['npm run emulator-data'],
  },
  simulator: {
    entry: 'simulator/main.ts',
    needsJava: false,
    ownHelp: true,
    summary: 'runs the simulated Alleaves server alone',
    help: [],
  },
  trellis: {
    entry: 'cli/main.ts',
    needsJava: false,
    ownHelp: true,
    summary: "runs the operator's command line",
    help: [],
  },
  deploy: {
    entry: 'tooling/deploy.ts',
    needsJava: false,
    summary: 'runs a step of docs/deploy.md, which leads from nothing to a running deployment',
    help: [
      'npm run deploy                             lists the steps',
      'npm run deploy -- rules --project <id>     one of them',
      'npm run deploy -- rehearse                 types every step of the guide that needs no cloud account',
      '',
      'Options:',
      '  --project <id>           the Firebase project',
      '  --dry-run                prints what would be called, and calls nothing',
      '  --fresh                  rehearse: in a fresh clone, in which nothing is installed',
      '  --email <address>        alerts: where they are sent',
      '  --daily-budget <dollars> alerts: what the runs of an organisation may cost a day (default 0.10)',
      '  --sender <address>       config: who mails are from',
    ],
  },
  bench: {
    entry: 'tooling/bench.ts',
    needsJava: true,
    summary: 'runs a measurement and prints its figures, with the machine they were taken on',
    help: [
      'npm run bench                              every comparison in one table; takes most of an hour',
      'npm run bench -- --quick                   the same at small sizes, in minutes',
      'npm run bench -- --list                    lists the benches and their options',
      'npm run bench -- webhook-hostile           one of them',
      'npm run bench -- webhook-hostile --json    the same with the figures as JSON on standard output',
    ],
  },
  chaos: {
    entry: 'tooling/chaos.ts',
    needsJava: true,
    summary: 'runs seeded stories of faults and compares what is stored with the truth',
    help: [
      'npm run chaos -- --seeds 1000 --from 1     so many stories against the Firestore emulator',
      'npm run chaos -- --seed 7 --verbose        one story, told call by call; the same each time',
      'npm run chaos -- --campaign crash-points   a worker dies before and after every single side effect',
      'npm run chaos -- --planted --seeds 100     plants known defects in a copy and counts the seeds it takes to see them',
      '',
      'Options:',
      '  --memory   a database in memory in place of the emulator: faster, and always used for planted defects',
      '  --json     the figures as JSON on standard output',
    ],
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
  const { summary, help } = command;
  return [`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`, '', ...help].join('\n');
}

module.exports = { commands, describeCommand, describeCommands };

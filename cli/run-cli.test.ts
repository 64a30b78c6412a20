import { StoreUnavailable } from '../functions/src/store/errors';
import { runTrellis } from './testing/test-world';

const noConnection = { connect: () => Promise.reject(new Error('connected')) };

describe('help', () => {
  it.each([
    [['--help'], 'Usage: trellis <command> [options]'],
    [['org', 'add', '--help'], 'The login is never an argument.'],
    [['org', 'list', '--help'], '--json'],
    [['sync', '--help'], '--wait'],
    [['status', '--help'], '--project <id>'],
    [['runs', '--help'], '--limit <n>'],
    [['verify', '--help'], 'Exit code 1 on any difference.'],
    [['quarantine', 'show', '--help'], '--raw'],
    [['quarantine', 'retry', '--help'], '--all'],
    [['holds', 'confirm', '--help'], '--digest <digest>'],
    [['dead-letters', 'redrive', '--help'], '--all'],
    [['webhook', 'url', '--help'], 'Usage: trellis webhook url'],
  ])('%p needs no connection and exits 0', async (argv, text) => {
    const { exitCode, stdout } = await runTrellis(argv, noConnection);
    expect(stdout).toContain(text);
    expect(exitCode).toBe(0);
  });
});

describe('wrong usage', () => {
  it.each([
    [['sink'], "error: unknown command 'sink'"],
    [['sync', '--wate'], "error: unknown option '--wate'"],
    [['org', 'remove'], "error: missing required argument 'orgId'"],
    [['org', 'add'], 'A new organisation needs an id.'],
    [['org', 'add', 'Maple'], '"Maple" is not an organisation id.'],
    [['org', 'add', 'maple', '--password', 'x'], "error: unknown option '--password'"],
    [['sync', '--timeout', 'soon'], '--timeout must be a whole number from 1 to 86400.'],
    [['quarantine', 'retry'], 'Name one row, or use --all.'],
    [['quarantine', 'retry', 'orders-1', '--all'], 'Name one row, or use --all.'],
    [['dead-letters', 'redrive'], 'Name one dead letter, or use --all.'],
    [['holds', 'confirm', 'staff'], '"staff" is no hold.'],
    [['member', 'set', 'ada', 'owner'], '"ada" is no e-mail address.'],
    [
      ['member', 'set', 'ada@example.test', 'boss'],
      'A role is owner, manager, marketing or viewer.',
    ],
    [['watch', '--every', '0'], '--every must be a whole number from 1 to 3600.'],
    [['export', 'customer', 'maple', '10231'], 'A customer id looks like alv_10231.'],
    [['runs', '--limit', '0'], '--limit must be a whole number from 1 to 500.'],
  ])('%p exits 2 before anything is connected', async (argv, text) => {
    const { exitCode, stdout, stderr } = await runTrellis(argv, noConnection);
    expect(stderr).toContain(text);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });
});

describe('wrong usage with --json', () => {
  it.each([
    [['sink', '--json'], "unknown command 'sink'", 'See --help.'],
    [['--json'], 'A command is missing.', 'See --help.'],
    [['org', '--json'], 'A command is missing.', 'See --help.'],
    [['sync', '--wate', '--json'], "unknown option '--wate'", 'See --help.'],
    [['quarantine', 'retry', '--json'], 'Name one row, or use --all.', null],
  ])('%p is one JSON value too', async (argv, error, remedy) => {
    const { exitCode, stdout } = await runTrellis(argv, noConnection);
    const said = Object(JSON.parse(stdout));
    expect(said.error.split('\n')[0]).toBe(error);
    expect(said.remedy).toBe(remedy);
    expect(exitCode).toBe(2);
  });
});

describe('a failure', () => {
  const failing = {
    connect: () => Promise.reject(new StoreUnavailable('14 UNAVAILABLE')),
    env: {},
  };

  it('is one sentence with a remedy and exits 1', async () => {
    expect(await runTrellis(['status'], failing)).toStrictEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'Firestore cannot be reached or did not answer in time. TRELLIS_DEBUG=1 shows the whole error.\n',
    });
  });

  it('is a JSON value with --json', async () => {
    const { stdout } = await runTrellis(['status', '--json'], failing);
    expect(JSON.parse(stdout)).toStrictEqual({
      error: 'Firestore cannot be reached or did not answer in time.',
      remedy: 'TRELLIS_DEBUG=1 shows the whole error.',
    });
  });

  it('shows its stack when asked', async () => {
    const { stderr } = await runTrellis(['status'], { ...failing, env: { TRELLIS_DEBUG: '1' } });
    expect(stderr).toContain('StoreUnavailable: 14 UNAVAILABLE\n    at ');
  });
});

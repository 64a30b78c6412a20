import { newOrgWrites, updateOrg } from '../../functions/src/store/orgs';
import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { StoreUnavailable } from '../../functions/src/store/errors';
import { createRun, readRun, updateRun } from '../../functions/src/store/runs';
import { newRun } from '../../functions/src/sync/plan-run';
import { makeOrg } from '../../functions/src/testing/make-org';
import {
  createMemoryDatabase,
  type MemoryDatabase,
} from '../../functions/src/testing/memory-database';
import { recordScreen, runTrellis } from '../testing/test-world';
import { connectionTo } from '../testing/memory-connection';

const doNothing = (): void => undefined;
const nothing = (): Promise<void> => Promise.resolve();

const START = new Date('2026-01-28T20:07:30Z');

/** Runs `watch` on an org in memory; `onLook` happens before each pause, with the number of looks so far. */
async function watch(
  argv: readonly string[],
  onLook: (look: number, world: { db: MemoryDatabase; interrupt: () => void }) => Promise<void>,
  { isTTY = false } = {},
) {
  const db = createMemoryDatabase();
  await db.commit(newOrgWrites('maple', makeOrg('https://pos.example.test'), DEFAULT_RULES));
  let nowMs = START.getTime();
  let looks = 0;
  let interrupt = doNothing;
  let listeners = 0;
  const screen = recordScreen(isTTY);
  const finished = await runTrellis(['watch', ...argv], {
    ...(isTTY ? { stdout: screen.screen } : {}),
    connect: () => Promise.resolve(connectionTo(db)),
    now: () => new Date(nowMs),
    async sleep(ms) {
      nowMs += ms;
      looks += 1;
      if (looks > 20) throw new Error('nobody ends it');
      await onLook(looks, { db, interrupt });
    },
    onInterrupt(listener) {
      interrupt = listener;
      listeners += 1;
      return () => {
        listeners -= 1;
      };
    },
  });
  return { ...finished, drawn: screen.text(), db, looks, listeners };
}

const parseLines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

it('ends by Ctrl-C with 0, and listens no longer', async () => {
  const finished = await watch(['maple'], (look, { interrupt }) =>
    Promise.resolve(look === 3 ? interrupt() : undefined),
  );
  expect(finished).toMatchObject({ exitCode: 0, looks: 3, listeners: 0, stderr: '' });
});

it('ends by itself after --for', async () => {
  const finished = await watch(['--every', '2', '--for', '5'], () => Promise.resolve());
  expect(finished).toMatchObject({ exitCode: 0, looks: 3 });
});

it('draws anew at every look on a terminal, and prints only what has changed elsewhere', async () => {
  const argv = ['--every', '1', '--for', '2'];
  const terminal = await watch(argv, nothing, { isTTY: true });
  expect(terminal.drawn.split('\u001B[H\u001B[J')).toHaveLength(1 + 3);
  const pipe = await watch(argv, nothing);
  expect(pipe.stdout).toBe(
    [
      'maple  Maple Street  active',
      'Last success  never',
      'Attention     nothing',
      '',
      'There is no run yet.',
      '',
      'Every 1 s. Ctrl-C ends this.',
      '',
    ].join('\n'),
  );
});

it('prints one line of JSON for each change', async () => {
  const run = newRun({ trigger: 'manual', now: START, streams: ['orders'] });
  const finished = await watch(['--for', '15', '--json'], async (look, { db }) => {
    if (look === 2) await createRun(db, 'maple', 'manual-1', run);
    if (look === 4) {
      const stored = await readRun(db, 'maple', 'manual-1');
      if (!stored) throw new Error('no run');
      await updateRun(db, stored, { state: 'succeeded', startedAt: START, finishedAt: START });
    }
  });
  expect(finished.exitCode).toBe(0);
  expect(parseLines(finished.stdout)).toMatchObject([
    { at: '2026-01-28T20:07:30.000Z', orgId: 'maple', status: 'active', runs: [] },
    {
      at: '2026-01-28T20:07:36.000Z',
      runs: [{ runId: 'manual-1', state: 'queued', progress: 'Waiting for a worker ...' }],
    },
    {
      at: '2026-01-28T20:07:42.000Z',
      runs: [{ runId: 'manual-1', state: 'succeeded', durationMs: 0, progress: null }],
    },
  ]);
});

it('goes on when a look fails, and says so', async () => {
  const finished = await watch(['--for', '9'], async (look, { db }) => {
    if (look === 1) db.faults.read = () => Promise.reject(new StoreUnavailable('away'));
    else delete db.faults.read;
    if (look === 2) await updateOrg(db, 'maple', { status: 'paused' });
  });
  expect(finished.exitCode).toBe(0);
  expect(finished.stderr).toBe('Firestore did not answer; looking again.\n');
  expect(finished.stdout).toContain('maple  Maple Street  paused');
});

it('ends when the organisation is removed', async () => {
  const finished = await watch(['--for', '9'], (look, { db }) =>
    look === 1
      ? db.commit([{ op: 'delete', path: 'orgs/maple' }]).then(() => undefined)
      : Promise.resolve(),
  );
  expect(finished).toMatchObject({ exitCode: 1 });
  expect(finished.stderr).toContain('The organisation maple was removed.');
});

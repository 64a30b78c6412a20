import { createMemoryDatabase } from '../testing/memory-database';
import { createRunWorld } from '../testing/memory-run';
import { deadChangeWrite } from './dead-letters';
import { CommitConflict } from './errors';
import { readStatus, statusWrite } from './orgs';
import { noteDeadLetters } from './note-attention';

const AT = new Date('2026-01-30T12:00:00Z');
const EFFECTS = { customers: ['alv_1'], days: [], products: [] };
const LETTER = deadChangeWrite('maple', EFFECTS, { reason: 'Broken.', attempts: 6, at: AT });
const BADGE = {
  lastSuccessAt: AT,
  lastRunId: 'r1',
  lastRunState: 'succeeded',
  lastError: null,
  attention: { quarantined: 2, holds: 1, deadLetters: 0, stalled: true },
} as const;

it('changes nothing else of the badge', async () => {
  const db = createMemoryDatabase();
  await db.commit([LETTER, statusWrite('maple', BADGE)]);
  await noteDeadLetters(db, 'maple');
  expect(await readStatus(db, 'maple')).toStrictEqual({
    ...BADGE,
    attention: { quarantined: 2, holds: 1, deadLetters: 1, stalled: true },
  });
});

it('keeps what a run that ends meanwhile says', async () => {
  const db = createMemoryDatabase();
  await db.commit([LETTER, statusWrite('maple', BADGE)]);
  db.faults.commit = async () => {
    delete db.faults.commit;
    await db.commit([statusWrite('maple', { ...BADGE, lastRunId: 'r2' })]);
    throw new CommitConflict('a run has ended');
  };
  await noteDeadLetters(db, 'maple');
  expect(await readStatus(db, 'maple')).toMatchObject({
    lastRunId: 'r2',
    attention: { deadLetters: 1 },
  });
});

it('leaves an organisation without a badge without one', async () => {
  const db = createMemoryDatabase();
  await db.commit([LETTER]);
  await noteDeadLetters(db, 'maple');
  expect(await readStatus(db, 'maple')).toBeNull();
});

it('reads none of a badge from before there were any', async () => {
  const db = createMemoryDatabase();
  const data = { ...BADGE, attention: { quarantined: 0, holds: 0 } };
  await db.commit([{ op: 'set', path: 'orgs/maple/status/sync', data }]);
  expect((await readStatus(db, 'maple'))?.attention.deadLetters).toBe(0);
});

it('costs a run that changes nothing one read only while there are letters', async () => {
  const world = await createRunWorld();
  await world.run('r1');
  await world.run('r2');
  expect(world.readRun('r2').cost.reads).toBe(13);
  await world.db.commit([LETTER]);
  await noteDeadLetters(world.db, 'maple');
  await world.run('r3');
  expect(world.readRun('r3').cost.reads).toBe(14);
  expect(world.document('status/sync')).toMatchObject({ attention: { deadLetters: 1 } });
});

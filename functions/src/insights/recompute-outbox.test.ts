import type { Write } from '../store/database';
import { changeWrite, noteWrite } from '../store/outbox';
import { commitTo } from '../testing/memory-commit';
import type { MemoryDatabase } from '../testing/memory-database';
import {
  createRecomputeWorld,
  effects,
  insightsOf,
  NO_ATTENTION,
  NOW,
  orderOf,
  outbox,
  range,
  totalsOf,
  waitingCustomers,
} from '../testing/recompute-world';

/** A run that affects so many customers, none of whom is stored, so many in each of its notes. */
async function addLargeRun(db: MemoryDatabase, count: number, perNote = 500): Promise<string[]> {
  const ids = range(1, count).map((index) => `cur_${String(index).padStart(6, '0')}`);
  for (let from = 0; from < count; from += perNote) {
    const customers = ids.slice(from, from + perNote);
    const named = { orgId: 'maple', runId: 'r1', id: `n${from}`, createdAt: NOW };
    await db.commit([noteWrite({ ...named, effects: { customers, days: [], products: [] } })]);
  }
  await db.commit([changeWrite('maple', 'ring', { kind: 'run', runId: 'r1', createdAt: NOW })]);
  return ids;
}

/** The worker dies at the commit that fits; whatever it does afterwards fails too. */
function killAt(db: MemoryDatabase, fits: (writes: readonly Write[]) => boolean): void {
  let dead = false;
  db.faults.commit = (writes, apply) => {
    dead ||= fits(writes);
    return dead ? Promise.reject(new RangeError('killed')) : Promise.resolve(apply());
  };
}

/** Another worker may follow. */
function revive(db: MemoryDatabase): void {
  delete db.faults.commit;
  db.advance(60_000);
}

const deletesPart = (writes: readonly Write[]): boolean =>
  writes.some(({ op, path }) => op === 'delete' && path.includes('/changes/part-'));

const takesNotesAway = (writes: readonly Write[]): boolean =>
  writes.some(({ path }) => path.includes('/notes/'));

/** How many of the customers the outbox does not name. */
function unnamed(db: MemoryDatabase, ids: readonly string[]): number {
  const named = new Set(waitingCustomers(db));
  return ids.filter((id) => !named.has(id)).length;
}

describe('a run that affects many customers', () => {
  it('leaves what a killed worker has not done, and no more', async () => {
    const { db, recompute } = await createRecomputeWorld();
    const ids = await addLargeRun(db, 45_000);
    let parts = 0;
    killAt(db, (writes) => deletesPart(writes) && (parts += 1) === 2);
    await expect(recompute()).rejects.toThrow('killed');
    const doneBefore = unnamed(db, ids);
    expect([5_000, 20_000]).toContain(doneBefore);
    expect(waitingCustomers(db)).toHaveLength(45_000 - doneBefore);
    expect(db.pathsUnder('orgs/maple/syncRuns/r1/notes/')).toStrictEqual([]);
    revive(db);
    await recompute();
    expect(outbox(db)).toStrictEqual([]);
  });

  it('is not taken apart into more when a worker is killed on the way', async () => {
    const { db, recompute } = await createRecomputeWorld();
    const ids = await addLargeRun(db, 22_000);
    killAt(db, takesNotesAway);
    await expect(recompute()).rejects.toThrow('killed');
    expect(outbox(db)).toHaveLength(3);
    revive(db);
    killAt(db, deletesPart);
    await expect(recompute()).rejects.toThrow('killed');
    expect(waitingCustomers(db)).toHaveLength(22_000);
    expect(unnamed(db, ids)).toBe(0);
    expect(outbox(db)).toHaveLength(2);
  });

  it('loses nobody when its worker is killed while it takes the notes away', async () => {
    const { db, recompute } = await createRecomputeWorld();
    const ids = await addLargeRun(db, 22_000, 55);
    let commits = 0;
    killAt(db, (writes) => takesNotesAway(writes) && (commits += 1) === 2);
    await expect(recompute()).rejects.toThrow('killed');
    expect(unnamed(db, ids)).toBe(0);
    expect(db.pathsUnder('orgs/maple/syncRuns/r1/notes/')).toHaveLength(100);
    revive(db);
    await recompute();
    expect(outbox(db)).toStrictEqual([]);
    expect(db.pathsUnder('orgs/maple/syncRuns/r1/notes/')).toStrictEqual([]);
  });
});

const newest = (): Write =>
  changeWrite('maple', 'z', { kind: 'records', effects: effects(1), createdAt: NOW });

describe('the outbox', () => {
  it('shows a new entry beside any number that wait for later', async () => {
    const { db, recompute } = await createRecomputeWorld();
    const createdAt = new Date(NOW.getTime() + 60_000);
    for (const index of range(1, 400)) {
      const change = { kind: 'records', effects: effects(9), attempts: 1, createdAt } as const;
      await db.commit([changeWrite('maple', `a${index}`, change)]);
    }
    await commitTo(db, [orderOf(1, 1, 1_000)], { note: newest });
    await recompute();
    expect(insightsOf(db, 1)).toMatchObject(totalsOf(1, 1_000));
    expect(outbox(db)).not.toContain('orgs/maple/changes/z');
  });

  it('keeps an entry that cannot be read as a dead letter, and goes on with those beside it', async () => {
    const { db, recompute, log } = await createRecomputeWorld();
    await db.commit([
      {
        op: 'set',
        path: 'orgs/maple/changes/0',
        data: { kind: 'riddle', effects: effects(7), createdAt: NOW },
      },
      NO_ATTENTION,
    ]);
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    await recompute();
    expect(insightsOf(db, 1)).toMatchObject(totalsOf(1, 1_000));
    expect(db.dump().get(NO_ATTENTION.path)).toMatchObject({ attention: { deadLetters: 1 } });
    expect(outbox(db)).toStrictEqual([]);
    expect(log.map(({ message }) => message)).toStrictEqual(['an outbox entry cannot be read']);
    const [path = ''] = db.pathsUnder('orgs/maple/deadLetters/');
    expect(db.dump().get(path)).toMatchObject({
      kind: 'change',
      effects: effects(7),
      unread:
        '{"kind":"riddle","effects":{"customers":["cur_7"],"days":[],"products":[]},"createdAt":"2026-01-30T12:00:00.000Z"}',
      reason: 'An outbox entry cannot be read: orgs/maple/changes/0: kind invalid_union.',
      state: 'waiting',
    });
  });

  it('finds an entry that carries no time', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await db.commit([{ op: 'set', path: 'orgs/maple/changes/0', data: { kind: 'riddle' } }]);
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    await recompute();
    expect(outbox(db)).toStrictEqual([]);
    expect(db.pathsUnder('orgs/maple/deadLetters/')).toHaveLength(1);
  });
});

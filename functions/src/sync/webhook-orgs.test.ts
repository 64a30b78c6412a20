import { CommitConflict } from '../store/errors';
import {
  createWebhookWorld,
  FIRST_SECRET,
  signBody,
  WEBHOOK_WORLD_KEY,
  type WebhookWorld,
} from '../testing/webhook-world';
import { planRotation } from './plan-rotation';
import { webhookPath } from './webhook-url';

const SECOND_SECRET = 'the-second-secret-for-tests';
const BODY = '{"event":"shift.closed","data":{}}';
const DAY_MS = 86_400_000;

let world: WebhookWorld;
beforeEach(async () => {
  world = await createWebhookWorld();
});

const wait = (ms: number): void => {
  world.now = new Date(world.now.getTime() + ms);
};
const statusOf = async (secret: string, path = world.path): Promise<number> =>
  (await world.deliver(BODY, { path, signature: signBody(BODY, secret) })).status;
const rotate = (change: { keepOldMs?: number; newUrl?: boolean } = {}) =>
  world.secrets.changeWebhook((before) =>
    planRotation(before, {
      newSecret: SECOND_SECRET,
      now: world.now,
      keepOldMs: DAY_MS,
      newUrl: false,
      ...change,
    }),
  );

describe('a rotated secret', () => {
  it('signs within a minute, however long the receiver has been at work', async () => {
    expect(await statusOf(FIRST_SECRET)).toBe(202);
    await rotate();
    wait(59_999);
    expect(await statusOf(SECOND_SECRET)).toBe(401);
    wait(1);
    expect(await statusOf(SECOND_SECRET)).toBe(202);
  });

  it('leaves the one before it valid until its end date, and not a moment longer', async () => {
    await rotate();
    expect([await statusOf(FIRST_SECRET), await statusOf(SECOND_SECRET)]).toStrictEqual([202, 202]);
    wait(DAY_MS - 1);
    expect(await statusOf(FIRST_SECRET)).toBe(202);
    wait(1);
    expect([await statusOf(FIRST_SECRET), await statusOf(SECOND_SECRET)]).toStrictEqual([401, 202]);
  });

  it('ends the one before it at once when nothing is to be kept', async () => {
    await rotate({ keepOldMs: 0 });
    expect([await statusOf(FIRST_SECRET), await statusOf(SECOND_SECRET)]).toStrictEqual([401, 202]);
  });

  it('with a new URL ends the old URL for both secrets', async () => {
    await rotate({ newUrl: true });
    const renewed = webhookPath('maple', 2, WEBHOOK_WORLD_KEY);
    expect([await statusOf(FIRST_SECRET), await statusOf(SECOND_SECRET)]).toStrictEqual([401, 401]);
    expect([
      await statusOf(FIRST_SECRET, renewed),
      await statusOf(SECOND_SECRET, renewed),
    ]).toStrictEqual([202, 202]);
  });

  it('is not stored when somebody else rotated at the same time', async () => {
    const twice = world.secrets.changeWebhook((before) => {
      // The write below lands before ours, whose precondition then fails.
      void world.db.commit([world.secrets.webhookWrite({ ...before, current: SECOND_SECRET })]);
      return { ...before, current: 'a-third-secret-for-tests' };
    });
    await expect(twice).rejects.toBeInstanceOf(CommitConflict);
    expect(await world.secrets.webhook()).toMatchObject({ current: SECOND_SECRET });
  });
});

describe('an org', () => {
  it('is read once a minute, whoever delivers how often', async () => {
    const reads: number[] = [];
    for (const pauseMs of [0, 0, 59_999, 1]) {
      wait(pauseMs);
      const before = world.db.usage().reads;
      await statusOf('not-the-secret');
      reads.push(world.db.usage().reads - before);
    }
    expect(reads).toStrictEqual([2, 0, 0, 2]);
  });

  it('that could not be read is asked for again at once', async () => {
    world.db.faults.read = () => Promise.reject(new Error('away'));
    await expect(statusOf(FIRST_SECRET)).rejects.toThrow('away');
    delete world.db.faults.read;
    expect(await statusOf(FIRST_SECRET)).toBe(202);
  });
});

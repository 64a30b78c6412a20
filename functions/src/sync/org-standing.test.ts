import { PosError } from '../pos/errors';
import { updateOrg } from '../store/orgs';
import { createSecrets } from '../store/secrets';
import { createVault } from '../store/vault';
import { makeCustomer, makeOrder, makeProduct } from '../testing/cursor-records';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';

const AT = new Date('2026-01-28T20:00:00Z');

const createWorld = () =>
  createRunWorld(onePageEach([makeCustomer(1, AT), makeOrder(1, AT), makeProduct(1, AT)]));

/** Runs; `meanwhile` is done while the POS is asked, which then answers as told. */
async function runWhile(
  world: RunWorld,
  { meanwhile, refused }: { meanwhile: () => Promise<unknown>; refused: boolean },
) {
  world.script.beforePage = async () => {
    delete world.script.beforePage;
    await meanwhile();
    if (refused) throw new PosError('authentication', 'the login was refused');
  };
  await world.queue('r1', { trigger: 'manual' });
  return world.deliver('r1');
}

const rest = () => Promise.resolve();

const pause = (world: RunWorld) => () => updateOrg(world.db, 'maple', { status: 'paused' });

const statusOf = (world: RunWorld) => world.db.dump().get('orgs/maple')?.['status'];

describe('what a run says about its organisation', () => {
  it('asks for attention when the login is refused', async () => {
    const world = await createWorld();
    expect(await runWhile(world, { meanwhile: rest, refused: true })).toBe('failed');
    expect(statusOf(world)).toBe('needs_attention');
  });

  it('leaves an organisation paused that staff paused meanwhile, whether the run fails or goes well', async () => {
    const refused = await createWorld();
    await runWhile(refused, { meanwhile: pause(refused), refused: true });
    expect(statusOf(refused)).toBe('paused');
    const fine = await createWorld();
    await updateOrg(fine.db, 'maple', { status: 'needs_attention', statusReason: 'refused' });
    await runWhile(fine, { meanwhile: pause(fine), refused: false });
    expect(statusOf(fine)).toBe('paused');
  });

  it('says nothing of a login that was replaced meanwhile', async () => {
    const world = await createWorld();
    const vault = createVault(`test:${Buffer.alloc(32, 7).toString('base64')}`);
    const secrets = createSecrets(world.db, 'maple', vault);
    const replace = () =>
      world.db.commit(secrets.credentialWrites({ username: 'u', password: 'better' }));
    await runWhile(world, { meanwhile: replace, refused: true });
    expect(statusOf(world)).toBe('active');
  });
});

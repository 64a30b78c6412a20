import { STREAMS, type Stream } from '../../../functions/src/model/source';
import { createAlleavesRenormaliser } from '../../../functions/src/pos/alleaves/renormalise';
import { readOrg } from '../../../functions/src/store/orgs';
import { cancelRun } from '../../../functions/src/sync/cancel-run';
import { decideHold } from '../../../functions/src/sync/decide-hold';
import { eraseCustomer } from '../../../functions/src/sync/erase-customer';
import { replay } from '../../../functions/src/sync/replay';
import { below, textsIn, type Row } from '../oracle/rows';
import type { HoldAnswer } from '../schedule/step';
import type { ChaosWorld } from './chaos-world';
import { ORG } from './make-orgs';

const BY = 'cli:sam';

/** Staff decide about everything that is held now, as it is shown to them. */
export async function decideHolds(world: ChaosWorld, answer: HoldAnswer): Promise<void> {
  for (const { stream, hold } of await listOpenHolds(world)) {
    const digest = typeof hold['digest'] === 'string' ? hold['digest'] : null;
    // Nobody can say yes to a question that names nothing.
    const decision = digest === null ? 'rejected' : answer;
    const { decided } = world.chronicle;
    const before = decided.get(stream);
    // A worker that dies may have decided; if it has not, the question is asked again.
    const own = { answer: decision, ids: textsIn(hold, 'ids') };
    decided.set(stream, own);
    await world.crew.start(
      { task: 'decide', orgId: ORG, skewMs: 0 },
      (tools) => decideHold(tools, { orgId: ORG, stream, decision, digest, by: BY }),
      (end) => {
        if (!('value' in end) || end.value.outcome === 'decided') return;
        // Somebody else may have answered meanwhile.
        if (decided.get(stream) !== own) return;
        if (before) decided.set(stream, before);
        else decided.delete(stream);
      },
    );
  }
}

/** Holds that wait for somebody. */
export async function listOpenHolds({
  backend: { database },
}: ChaosWorld): Promise<{ stream: Stream; hold: Row }[]> {
  const holds = await database.getAll(STREAMS.map((stream) => `orgs/${ORG}/holds/${stream}`));
  return STREAMS.flatMap((stream, index) => {
    const hold = below({ ...holds[index] }, 'data');
    return hold['state'] === 'open' ? [{ stream, hold }] : [];
  });
}

/** Staff erase the person. Whoever hears nothing asks again. */
export async function erase(world: ChaosWorld): Promise<void> {
  const { chronicle, crew, watch } = world;
  const { person } = chronicle;
  if (person === null) return;
  if (person.asked && !person.erased) watch.count('erasure_repeated');
  if (crew.alive().some(({ task }) => task === 'run')) watch.count('erased_during_a_run');
  person.asked = true;
  const customerId = `alv_${person.id}`;
  await crew.start(
    { task: 'erase', orgId: ORG, skewMs: 0 },
    (tools) => eraseCustomer(tools, { orgId: ORG, customerId, provider: 'alleaves', by: BY }),
    (end) => {
      if (!('value' in end) || end.value.outcome === 'unknown') return;
      person.erased = true;
      watch.count('customer_erased');
    },
  );
}

/** Staff want the newest run to end. */
export async function cancel(world: ChaosWorld): Promise<void> {
  const runs = await world.backend.database.query({ collection: `orgs/${ORG}/syncRuns` });
  const runId = runs.findLast(({ data }) => data?.['finishedAt'] === null)?.id;
  if (runId === undefined) return;
  await world.crew.start(
    { task: 'cancel', orgId: ORG, skewMs: 0 },
    (tools) => cancelRun(tools, { orgId: ORG, runId, by: BY }),
    (end) => {
      if ('value' in end) world.watch.count(`cancellation_${end.value}`);
    },
  );
}

/** Staff make every record again from its stored payload. */
export async function replayAll(world: ChaosWorld): Promise<void> {
  const org = await readOrg(world.backend.database, ORG);
  if (org === null) return;
  await world.crew.start(
    { task: 'replay', orgId: ORG, skewMs: 0 },
    (tools) =>
      replay(
        { ...tools, renormaliser: createAlleavesRenormaliser() },
        {
          orgId: ORG,
          pos: org.pos,
          streams: STREAMS,
          dryRun: false,
          by: 'cli:chaos',
          maxExamples: 0,
          onProgress: () => undefined,
        },
      ),
    (end) => {
      if ('value' in end) world.watch.count('replayed');
    },
  );
}

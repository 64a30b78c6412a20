// One worker of the backfill bench: carries out a run with the compiled functions, then computes what waits, and tells
// its parent what it is at and how much memory it takes. It may be killed at any time.
const { randomUUID } = require('node:crypto');
const { resolve } = require('node:path');
const { setTimeout: wait } = require('node:timers/promises');

const lib = resolve(__dirname, '../../functions/lib');
const { runSync } = require(`${lib}/sync/run-sync`);
const { recomputeChanges } = require(`${lib}/insights/recompute-changes`);
const { isFinal } = require(`${lib}/model/run`);
const { createAlleavesAdapter } = require(`${lib}/pos/alleaves/adapter`);
const { openDatabase } = require(`${lib}/store/open-database`);
const { takeWaiting } = require(`${lib}/store/outbox`);
const { readRun } = require(`${lib}/store/runs`);
const { createSecrets } = require(`${lib}/store/secrets`);
const { createVault } = require(`${lib}/store/vault`);

const KIB = 1024;
const TELL_EVERY_MS = 100;
/** Between two looks at an outbox that a dead worker still claims, or whose counts are not due yet. */
const LOOK_EVERY_MS = 2_000;

const { projectId, orgId, runId, leaseMs, sealingKeys } = JSON.parse(process.argv[2] ?? '{}');
let phase = 'records';
const tell = (/** @type {object} */ news) =>
  process.send?.({
    ...news,
    phase,
    rssBytes: process.memoryUsage.rss(),
    peakBytes: process.resourceUsage().maxRSS * KIB,
  });

async function work() {
  const db = openDatabase({ projectId });
  const vault = createVault(sealingKeys);
  const shared = {
    db,
    now: () => new Date(),
    newId: () => randomUUID(),
    log: (/** @type {string} */ message, /** @type {object} */ fields) =>
      tell({ log: `${message} ${JSON.stringify(fields)}` }),
  };
  const outcome = await runSync(
    {
      ...shared,
      leaseMs,
      handOverAfterMs: Infinity,
      publish: () => Promise.resolve(),
      openSecrets: (/** @type {unknown} */ metered, /** @type {string} */ id) =>
        createSecrets(metered, id, vault),
      openPos: (/** @type {any} */ { org, credentials, secrets }) =>
        createAlleavesAdapter({
          config: org.pos,
          credentials,
          sessions: secrets.posSessions,
          now: shared.now,
          random: Math.random,
        }),
    },
    { orgId, runId },
  );
  const { state } = (await readRun(db, orgId, runId)).run;
  if (!isFinal(state)) return outcome;
  phase = 'insights';
  tell({});
  while ((await takeWaiting(db, orgId)).length > 0) {
    await recomputeChanges(shared, orgId);
    await wait(LOOK_EVERY_MS);
  }
  return state;
}

setInterval(() => tell({}), TELL_EVERY_MS).unref();
work().then(
  (outcome) => {
    tell({ outcome });
    process.disconnect();
    process.exit(0);
  },
  (error) => {
    tell({ outcome: 'error', message: String(error) });
    process.exit(1);
  },
);

// One worker of the backfill bench: carries out a run with the compiled functions, then computes what waits, and tells
// its parent how much memory it has used at the most. It may be killed at any time.
const { randomUUID } = require('node:crypto');
const { resolve } = require('node:path');

const lib = resolve(__dirname, '../../functions/lib');
const { runSync } = require(`${lib}/sync/run-sync`);
const { recomputeChanges } = require(`${lib}/insights/recompute-changes`);
const { createAlleavesAdapter } = require(`${lib}/pos/alleaves/adapter`);
const { openDatabase } = require(`${lib}/store/open-database`);
const { createSecrets } = require(`${lib}/store/secrets`);
const { createVault } = require(`${lib}/store/vault`);

const KIB = 1024;
const TELL_EVERY_MS = 200;

const { projectId, orgId, runId, leaseMs, sealingKeys } = JSON.parse(process.argv[2] ?? '{}');
const tell = (/** @type {object} */ news) =>
  process.send?.({ ...news, peakBytes: process.resourceUsage().maxRSS * KIB });

async function work() {
  const db = openDatabase({ projectId });
  const vault = createVault(sealingKeys);
  const shared = {
    db,
    now: () => new Date(),
    newId: () => randomUUID(),
    log: () => undefined,
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
  if (outcome === 'succeeded') await recomputeChanges(shared, orgId);
  return outcome;
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

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { requireSecret, sealingKeys } from './config';
import { createDoorbell } from './doorbell';
import { log } from './log';
import { once } from './once';
import type { Database } from './store/database';
import { openDatabase } from './store/open-database';
import { createVault } from './store/vault';
import type { Publish } from './sync/request-run';

/**
 * The real collaborators that most functions work with, each made once per instance and only when it is first asked for. Everything
 * below the triggers gets them as arguments. What few functions need lies in the files beside this one, so that the others do not
 * load it when an instance starts.
 */
export const runtime = {
  database: once((): Database => openDatabase()),
  vault: once(() => createVault(requireSecret(sealingKeys))),
  now: (): Date => new Date(),
  log,
  newId: (): string => randomUUID(),
  sleep: (ms: number): Promise<void> => wait(ms),
};

/** Rings for runs over Pub/Sub. */
export const publish: Publish = createDoorbell();

import { PubSub } from '@google-cloud/pubsub';
import { SYNC_TOPIC } from './config';
import type { Publish } from './sync/request-run';

/** Rings for runs over Pub/Sub. `PUBSUB_EMULATOR_HOST` leads to the emulator. */
export function createDoorbell(project?: { readonly projectId: string }): Publish {
  const topic = new PubSub(project).topic(SYNC_TOPIC);
  return async (jobs) => {
    await Promise.all(jobs.map((json) => topic.publishMessage({ json })));
  };
}

import type { Topic } from '@google-cloud/pubsub';
import { SYNC_TOPIC } from './config';
import { once } from './once';
import type { Publish } from './sync/request-run';

/**
 * Rings for runs over Pub/Sub. `PUBSUB_EMULATOR_HOST` leads to the emulator. The client is loaded with the first ring: that takes
 * longer than most of what rings takes to run, and much of it never does.
 */
export function createDoorbell(project?: { readonly projectId: string }): Publish {
  const open = once(async (): Promise<Topic> => {
    const { PubSub } = await import('@google-cloud/pubsub');
    return new PubSub(project).topic(SYNC_TOPIC);
  });
  return async (jobs) => {
    const topic = await open();
    await Promise.all(jobs.map((json) => topic.publishMessage({ json })));
  };
}

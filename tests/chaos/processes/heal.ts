import { isFinal, RUN_STATES } from '../../../functions/src/model/run';
import type { Database } from '../../../functions/src/store/database';
import { textIn } from '../assertions/fields';
import { ORG } from '../world/make-orgs';
import { LONG_SHIFT_MS } from './draw-round';
import { REST_LIMIT_MS, type Stage } from './stage';

const ROUND_MINUTES = 10;

/** The least time after the last blow: two slots of the schedule. */
const AT_LEAST_MINUTES = 60;
const SLOT_MINUTES = 30;

/** Everything must have come to rest by then. */
const AT_MOST_MINUTES = 6 * 60;

/** Lets workers work unharmed until every due duty has run. @returns what still waits, in words. */
export async function heal(stage: Stage, database: Database): Promise<string[]> {
  stage.ledger.tell('— heals');
  stage.change({ handOverAfterMs: LONG_SHIFT_MS });
  let waiting: string[] = [];
  for (let minutes = 0; minutes < AT_MOST_MINUTES; minutes += ROUND_MINUTES) {
    if (minutes >= AT_LEAST_MINUTES) {
      waiting = await whatWaits(stage, database);
      if (waiting.length === 0) return [];
    }
    if (minutes % SLOT_MINUTES === 0) stage.post({ name: 'schedule' });
    stage.post({ name: 'sweep' });
    await stage.rest(REST_LIMIT_MS);
    stage.leap(ROUND_MINUTES);
  }
  return waiting;
}

async function whatWaits(stage: Stage, database: Database): Promise<string[]> {
  const list = (name: string) => database.query({ collection: `orgs/${ORG}/${name}` });
  const [runs, changes, hints] = [
    await list('syncRuns'),
    await list('changes'),
    await list('hints'),
  ];
  const [org] = await database.getAll([`orgs/${ORG}`]);
  const status = textIn(org?.data ?? {}, 'status');
  return [
    ...runs.flatMap(({ id, data }) => {
      const state = RUN_STATES.find((known) => known === data?.['state']);
      return state && isFinal(state) ? [] : [`run ${id} is ${state}`];
    }),
    ...changes.map(({ id }) => `outbox entry ${id}`),
    ...hints.map(({ id }) => `hint ${id}`),
    ...(status === 'active' ? [] : [`the organisation is ${status}`]),
    ...(stage.waiting > 0 ? [`${stage.waiting} messages`] : []),
  ];
}

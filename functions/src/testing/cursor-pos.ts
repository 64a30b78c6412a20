import type { Observation } from '../model/observation';
import { STREAMS, type Stream } from '../model/source';

/** A change of the feed: a record as it now is, or the id of one that is gone. */
export type CursorEvent =
  | { readonly at: Date; readonly observation: Observation }
  | { readonly at: Date; readonly gone: string };

/** A POS in memory that keeps a feed of changes: the opposite of Alleaves in everything a contract can differ in. */
export interface CursorPos {
  /** The events of a stream after a place in its feed, oldest first; each record once, as it is now. */
  eventsAfter(stream: Stream, place: number): readonly { place: number; event: CursorEvent }[];
  put(observation: Observation, at: Date): void;
  remove(stream: Stream, externalId: string, at: Date): void;
  find(stream: Stream, externalId: string): Observation | null;
  /** Logins asked for, refused ones included. */
  logins: number;
}

interface Entry {
  readonly place: number;
  readonly externalId: string;
  readonly event: CursorEvent;
}

/** A feed with these records in it. */
export function createCursorPos(
  records: readonly { observation: Observation; at: Date }[],
): CursorPos {
  const feeds = new Map<Stream, Entry[]>(STREAMS.map((stream) => [stream, []]));
  let place = 0;
  const append = (stream: Stream, externalId: string, event: CursorEvent): void => {
    const rest = (feeds.get(stream) ?? []).filter((entry) => entry.externalId !== externalId);
    feeds.set(stream, [...rest, { place: ++place, externalId, event }]);
  };
  const pos: CursorPos = {
    logins: 0,
    eventsAfter: (stream, after) =>
      (feeds.get(stream) ?? []).filter((entry) => entry.place > after),
    put: (observation, at) =>
      append(observation.stream, observation.externalId, { at, observation }),
    remove: (stream, externalId, at) => append(stream, externalId, { at, gone: externalId }),
    find(stream, externalId) {
      const event = feeds.get(stream)?.find((entry) => entry.externalId === externalId)?.event;
      return event && 'observation' in event ? event.observation : null;
    },
  };
  for (const { observation, at } of records) pos.put(observation, at);
  return pos;
}

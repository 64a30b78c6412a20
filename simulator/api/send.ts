import type { ServerResponse } from 'node:http';
import type { Fault } from '../faults/fault';
import type { Json } from '../world/json';
import { writeJson } from './write-json';

/** An answer ready to be written. */
export interface Outgoing {
  readonly status: number;
  readonly body: Json;
  /** Sent instead of the body when not null. */
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Reading of the virtual clock, for the `Date` header. */
  readonly nowMs: number;
}

/** Writes an answer, cut short when a fault says so. @returns the status sent; 0 when the connection was cut. */
export function send(
  response: ServerResponse,
  outgoing: Outgoing,
  faults: readonly Fault[],
): number {
  const whole = Buffer.from(outgoing.text ?? writeJson(outgoing.body));
  const truncate = faults.find((fault) => fault.kind === 'truncate');
  const reset = faults.find((fault) => fault.kind === 'reset');
  if (reset !== undefined && reset.atShare === 0) {
    response.socket?.resetAndDestroy();
    return 0;
  }
  const sent =
    truncate === undefined ? whole : whole.subarray(0, Math.floor(whole.length * truncate.atShare));
  response.sendDate = false;
  response.writeHead(outgoing.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(sent.length),
    date: new Date(outgoing.nowMs).toUTCString(),
    ...outgoing.headers,
  });
  if (reset === undefined) {
    response.end(sent);
    return outgoing.status;
  }
  response.write(sent.subarray(0, Math.floor(sent.length * reset.atShare)), () =>
    response.socket?.resetAndDestroy(),
  );
  return 0;
}

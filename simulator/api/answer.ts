import { isJsonObject } from '../world/json';
import type { Json, JsonObject } from '../world/json';

/** A request as the routes see it. */
export interface Call {
  readonly method: string;
  /** Below the base URL, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed JSON body; null when there is none. */
  readonly body: Json;
  /** What the `:name` parts of the route matched. */
  readonly params: Readonly<Record<string, string>>;
}

/** What a route answers. */
export interface Answer {
  readonly status: number;
  readonly body: Json;
  /** Set for lists: the rows before any envelope, and how to wrap them. */
  readonly list?: {
    readonly rows: readonly JsonObject[];
    readonly wrap: (rows: readonly JsonObject[]) => Json;
  };
}

export type Handler = (call: Call) => Answer;

/** One way in: `path` may hold `:name` parts. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: Handler;
  /** Reachable without a token. */
  readonly open?: boolean;
}

/** 200 with a body. */
export function ok(body: Json): Answer {
  return { status: 200, body };
}

/** An error as the POS words it: JSON with `message`. */
export function refuse(status: number, message: string): Answer {
  return { status, body: { message } };
}

/** A list that faults can still change before it is wrapped. */
export function list(
  rows: readonly JsonObject[],
  wrap: (rows: readonly JsonObject[]) => Json,
): Answer {
  return { status: 200, body: null, list: { rows, wrap } };
}

/** The body's fields, or none when it is not an object. */
export function fieldsOf(body: Json): JsonObject {
  return isJsonObject(body) ? body : {};
}

/** A whole number in a query or a body, as a number or as digits; undefined when absent, null when it is anything else. */
export function wholeNumber(value: Json | undefined): number | null | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const number = typeof value === 'string' || typeof value === 'bigint' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : null;
}

import { PosError } from '../../errors';
import { decodeList, decodeOne } from '../envelope';
import { isJsonObject } from '../json';

/** How an answer is wrapped, and what is in it. */
export interface Envelope {
  /**
   * `array`: a bare list. `numbered`: an object with the keys 0, 1, 2 and so on. `named`: a list under a name. `empty object`: `{}`.
   * `record`: one record. `unknown`: nothing that we can read, which a sync refuses.
   */
  readonly form: 'array' | 'numbered' | 'named' | 'empty object' | 'record' | 'unknown';
  /** Under which of the names we know a list was; null for the other forms. */
  readonly name: string | null;
  /** Whether the POS says how many rows there are in all. */
  readonly hasTotal: boolean;
  readonly rows: readonly unknown[];
}

/** @param wrapper the name that one record may be wrapped in; null where a list is expected. */
export function describeEnvelope(body: unknown, wrapper: string | null): Envelope {
  if (wrapper !== null) return describeRecord(body, wrapper);
  try {
    const { rows, total } = decodeList(body);
    return { ...formOf(body), hasTotal: total !== null, rows };
  } catch (error) {
    if (!(error instanceof PosError)) throw error;
    return isJsonObject(body)
      ? { form: 'record', name: null, hasTotal: false, rows: [body] }
      : { form: 'unknown', name: null, hasTotal: false, rows: [] };
  }
}

function describeRecord(body: unknown, wrapper: string): Envelope {
  try {
    const row = decodeOne(body, wrapper);
    const isWrapped = isJsonObject(body) && row !== body;
    return { form: 'record', name: isWrapped ? wrapper : null, hasTotal: false, rows: [row] };
  } catch (error) {
    if (!(error instanceof PosError)) throw error;
    return { form: 'unknown', name: null, hasTotal: false, rows: [] };
  }
}

function formOf(body: unknown): Pick<Envelope, 'form' | 'name'> {
  if (Array.isArray(body)) return { form: 'array', name: null };
  const entries = isJsonObject(body) ? Object.entries(body) : [];
  if (entries.length === 0) return { form: 'empty object', name: null };
  const listed = entries.find(([, value]) => Array.isArray(value));
  if (listed) return { form: 'named', name: listed[0] };
  return { form: 'numbered', name: null };
}

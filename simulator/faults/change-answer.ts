import type { Answer, Call } from '../api/answer';
import { fieldsOf } from '../api/answer';
import { wrapRows } from '../api/envelopes';
import { isJsonObject, scalarText } from '../world/json';
import type { Json, JsonObject } from '../world/json';
import type { Fault, FaultOf } from './fault';
import { toJson } from './to-json';

/** The call with another page, for faults that serve the wrong one. */
export function changeCall(call: Call, faults: readonly Fault[]): Call {
  const shift = faults.find(({ kind }) => kind === 'page_ignored' || kind === 'page_repeated');
  if (shift === undefined) return call;
  const body = fieldsOf(call.body);
  const asked = Number(call.query['page'] ?? body['page'] ?? 1);
  const page = shift.kind === 'page_ignored' ? 1 : Math.max(1, asked - 1);
  return {
    ...call,
    query: call.query['page'] === undefined ? call.query : { ...call.query, page: String(page) },
    body: body['page'] === undefined ? call.body : { ...body, page },
  };
}

function fits(row: JsonObject, where: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(where).every(
    ([field, value]) => scalarText(row[field]) === scalarText(value),
  );
}

function patch(row: JsonObject, { set, remove }: FaultOf<'patch_rows'>): JsonObject {
  const values = Object.fromEntries(
    Object.entries(set).map(([field, value]): [string, Json] => [field, toJson(value)]),
  );
  const merged = { ...row, ...values };
  return Object.fromEntries(Object.entries(merged).filter(([field]) => !remove.includes(field)));
}

function patchRows(rows: readonly JsonObject[], fault: FaultOf<'patch_rows'>): JsonObject[] {
  let open = fault.where === undefined ? fault.limit : Infinity;
  return rows.map((row) => {
    if (open === 0 || !fits(row, fault.where ?? {})) return row;
    open -= 1;
    return patch(row, fault);
  });
}

function changeRows(rows: readonly JsonObject[], fault: Fault): readonly JsonObject[] {
  if (fault.kind === 'few_rows') return rows.slice(0, fault.rows);
  if (fault.kind === 'duplicate_rows') return [...rows, ...rows.slice(0, fault.rows)];
  if (fault.kind === 'patch_rows') return patchRows(rows, fault);
  if (fault.kind !== 'drop_rows') return rows;
  const { where } = fault;
  return where === undefined ? rows.slice(1) : rows.filter((row) => !fits(row, where));
}

/** The answer's body after the faults that change rows and envelopes; `rows` counts a list's rows as sent. */
export function changeAnswer(
  answer: Answer,
  faults: readonly Fault[],
): { body: Json; rows: number | null } {
  if (answer.list === undefined) {
    const alone = isJsonObject(answer.body) ? answer.body : null;
    const patched =
      alone === null
        ? undefined
        : faults.reduce(
            (row, fault) =>
              fault.kind === 'patch_rows' ? (patchRows([row], fault)[0] ?? row) : row,
            alone,
          );
    return { body: patched ?? answer.body, rows: null };
  }
  const rows = faults.reduce(changeRows, answer.list.rows);
  const envelope = faults.find((fault): fault is FaultOf<'envelope'> => fault.kind === 'envelope');
  const body =
    envelope === undefined
      ? answer.list.wrap(rows)
      : wrapRows(envelope.form, rows, envelope.totalRows ? rows.length : null);
  return { body, rows: rows.length };
}

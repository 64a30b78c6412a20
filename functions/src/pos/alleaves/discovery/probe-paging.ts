import { isJsonObject, toJson } from '../json';
import { wireId } from '../wire-values';
import { describeEnvelope, type Envelope } from './describe-envelope';
import type { Asked, Inquiry, Outcome } from './inquiry';
import type { ProbedList } from './lists';

/** The page size that is known to work. */
const USUAL = 100;
const LARGER = [250, 500, 1_000] as const;

/** A page that no shop has. */
const BEYOND = 99_999;

/** How a list is paged. */
export interface Paging {
  readonly stream: ProbedList['stream'];
  readonly name: string;
  /** Of the first page; null when it did not come, and `failure` says why. */
  readonly envelope: Omit<Envelope, 'rows'> | null;
  readonly failure: Exclude<Outcome, 'answered'> | null;
  /** Rows of the first page of 100. */
  readonly rows: number;
  /** Whether the second page has other rows; null when there is none. */
  readonly secondPageDiffers: boolean | null;
  /** The most rows that one page had; null when the list is too short to tell. */
  readonly largestPage: number | null;
  /** What a page beyond the end is; null when it did not come. */
  readonly beyondEnd: Envelope['form'] | 'empty array' | 'rows' | null;
  /** Of the rows on the first pages, by their ids. */
  readonly idOrder: 'rising' | 'falling' | 'mixed' | null;
}

/** A list as it was looked at: how it is paged, and rows to learn from, which are to be forgotten. */
export interface PagedSample {
  readonly paging: Paging;
  readonly rows: readonly unknown[];
}

/** Looks at the first pages of a list, larger ones, and one beyond its end. */
export async function probePaging(inquiry: Inquiry, list: ProbedList): Promise<PagedSample> {
  const first = await inquiry.ask(list.page(1, USUAL));
  if (first.outcome !== 'answered') return failed(list, first);
  const { rows, ...envelope } = describeEnvelope(first.body, null);
  const isFull = rows.length >= USUAL;
  const second = isFull ? await readRows(inquiry, list, { page: 2, size: USUAL }) : null;
  const all = [...rows, ...(second ?? [])];
  const paging: Paging = {
    stream: list.stream,
    name: list.name,
    envelope,
    failure: null,
    rows: rows.length,
    secondPageDiffers: second && toJson(second) !== toJson(rows),
    largestPage: isFull ? await findLargest(inquiry, list, rows.length) : null,
    beyondEnd: await lookBeyond(inquiry, list),
    idOrder: orderOf(all, list.idNames),
  };
  return { paging, rows: all };
}

function failed(list: ProbedList, asked: Exclude<Asked, { outcome: 'answered' }>): PagedSample {
  const paging: Paging = {
    stream: list.stream,
    name: list.name,
    envelope: null,
    failure: asked.outcome,
    rows: 0,
    secondPageDiffers: null,
    largestPage: null,
    beyondEnd: null,
    idOrder: null,
  };
  return { paging, rows: [] };
}

async function readRows(
  inquiry: Inquiry,
  list: ProbedList,
  { page, size }: { page: number; size: number },
): Promise<readonly unknown[] | null> {
  const asked = await inquiry.ask(list.page(page, size));
  return asked.outcome === 'answered' ? describeEnvelope(asked.body, null).rows : null;
}

/** Asks for ever larger pages until they get no larger. */
async function findLargest(inquiry: Inquiry, list: ProbedList, usual: number): Promise<number> {
  let largest = usual;
  for (const size of LARGER) {
    const rows = await readRows(inquiry, list, { page: 1, size });
    if (rows === null || rows.length <= largest) return largest;
    largest = rows.length;
    if (rows.length < size) return largest;
  }
  return largest;
}

async function lookBeyond(inquiry: Inquiry, list: ProbedList): Promise<Paging['beyondEnd']> {
  const asked = await inquiry.ask(list.page(BEYOND, USUAL));
  if (asked.outcome !== 'answered') return null;
  const { form, rows } = describeEnvelope(asked.body, null);
  if (rows.length > 0) return 'rows';
  return form === 'array' ? 'empty array' : form;
}

function orderOf(rows: readonly unknown[], idNames: readonly string[]): Paging['idOrder'] {
  const ids = rows.flatMap((row) => readNumber(row, idNames) ?? []);
  const steps = ids.slice(1).map((id, index) => id - (ids[index] ?? id));
  if (steps.length === 0) return null;
  if (steps.every((step) => step >= 0)) return 'rising';
  return steps.every((step) => step <= 0) ? 'falling' : 'mixed';
}

function readNumber(row: unknown, idNames: readonly string[]): number | null {
  if (!isJsonObject(row)) return null;
  for (const name of idNames) {
    const id = wireId.safeParse(row[name]);
    if (id.success && id.data !== null) return Number(id.data);
  }
  return null;
}

import type { JsonObject } from './json';

/** A state of an order as the POS writes it. */
export interface StatusKind {
  readonly text: string;
  readonly id: number;
  readonly complete: boolean;
  readonly cancel: boolean;
  readonly void: boolean;
  readonly verified: boolean;
  readonly packed: boolean;
  readonly open: boolean;
}

const NO_FLAGS = {
  complete: false,
  cancel: false,
  void: false,
  verified: false,
  packed: false,
  open: false,
};

/** The states by code: an order stores the position in this list. */
export const STATUS_KINDS: readonly StatusKind[] = [
  { ...NO_FLAGS, text: 'pending', id: 1, open: true },
  { ...NO_FLAGS, text: 'submitted', id: 2, open: true },
  { ...NO_FLAGS, text: 'confirmed', id: 3, verified: true, open: true },
  { ...NO_FLAGS, text: 'preparing', id: 4, verified: true, open: true },
  { ...NO_FLAGS, text: 'processing', id: 10, verified: true, open: true },
  { ...NO_FLAGS, text: 'ready', id: 5, verified: true, packed: true, open: true },
  { ...NO_FLAGS, text: 'completed', id: 6, verified: true, packed: true, complete: true },
  { ...NO_FLAGS, text: 'delivered', id: 7, verified: true, packed: true, complete: true },
  { ...NO_FLAGS, text: 'cancelled', id: 8, cancel: true },
  { ...NO_FLAGS, text: 'voided', id: 9, void: true },
];

/** The code of a known status text, or null. */
export function findStatusCode(text: string): number | null {
  const code = STATUS_KINDS.findIndex((kind) => kind.text === text);
  return code < 0 ? null : code;
}

/** @throws {RangeError} for a code outside the list. */
export function statusKind(code: number): StatusKind {
  const kind = STATUS_KINDS[code];
  if (kind === undefined) throw new RangeError(`no status code ${code}`);
  return kind;
}

/** What a status means, whatever it is called. */
export type Resolution =
  | 'pending'
  | 'submitted'
  | 'confirmed'
  | 'preparing'
  | 'ready'
  | 'completed'
  | 'cancelled'
  | 'unknown';

const MEANINGS: Readonly<Record<string, Resolution>> = {
  pending: 'pending',
  submitted: 'submitted',
  confirmed: 'confirmed',
  preparing: 'preparing',
  processing: 'preparing',
  ready: 'ready',
  completed: 'completed',
  complete: 'completed',
  delivered: 'completed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  voided: 'cancelled',
  void: 'cancelled',
};

/** What a raw order row means: flags first, then the text; `id_status` is 1 for a new order and otherwise says nothing. */
export function resolveRawStatus(row: JsonObject): Resolution {
  if (row['void'] === true || row['cancel'] === true) return 'cancelled';
  if (row['complete'] === true) return 'completed';
  const text = typeof row['status'] === 'string' ? row['status'].trim().toLowerCase() : '';
  const meaning = Object.hasOwn(MEANINGS, text) ? MEANINGS[text] : undefined;
  if (meaning !== undefined) return meaning;
  if (row['packed'] === true) return 'ready';
  return row['verified'] === true ? 'confirmed' : 'unknown';
}

/** Whether an order is revenue: completed, or ready and paid in full. */
export function isCounted(resolution: Resolution, paidInFull: boolean): boolean {
  return resolution === 'completed' || (resolution === 'ready' && paidInFull);
}

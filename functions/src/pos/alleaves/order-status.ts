import type { OrderStatus } from '../../model/order';

/** The one table from the POS's status texts, in lower case, to ours. */
export const STATUS_OF: ReadonlyMap<string, OrderStatus> = new Map([
  ['pending', 'pending'],
  ['submitted', 'submitted'],
  ['confirmed', 'confirmed'],
  ['preparing', 'preparing'],
  ['processing', 'preparing'],
  ['ready', 'ready'],
  ['completed', 'completed'],
  ['complete', 'completed'],
  ['delivered', 'completed'],
  ['cancelled', 'cancelled'],
  ['canceled', 'cancelled'],
  ['voided', 'cancelled'],
  ['void', 'cancelled'],
]);

/** The fields of an order that speak about its status. */
export interface StatusEvidence {
  readonly status: string | null;
  readonly id_status: string | null;
  readonly void: boolean | null;
  readonly cancel: boolean | null;
  readonly complete: boolean | null;
  readonly packed: boolean | null;
  readonly verified: boolean | null;
}

function readText(text: string | null | undefined): OrderStatus | undefined {
  return STATUS_OF.get((text ?? '').trim().toLowerCase());
}

/**
 * What an order's status is. Flags come before the text, because other integrations poll the flags; then the text,
 * the retailer's own table of status numbers, and the weaker flags. What nobody mapped is `unknown`, never `pending`.
 * @param statusTable from `id_status` to a status text, ours or the POS's; empty by default.
 */
export function resolveStatus(
  evidence: StatusEvidence,
  statusTable: Readonly<Record<string, string>>,
): OrderStatus {
  if (evidence.void === true || evidence.cancel === true) return 'cancelled';
  if (evidence.complete === true) return 'completed';
  const byText = readText(evidence.status);
  if (byText) return byText;
  const number = evidence.id_status;
  const byNumber =
    number !== null && Object.hasOwn(statusTable, number)
      ? readText(statusTable[number])
      : undefined;
  if (byNumber) return byNumber;
  if (evidence.packed === true) return 'ready';
  if (evidence.verified === true) return 'confirmed';
  return 'unknown';
}

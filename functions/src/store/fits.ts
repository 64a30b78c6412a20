import { coPurchaseFitSchema, type CoPurchaseFit } from '../model/co-purchase';
import { fitSchema, type Fit } from '../model/fit';
import type { Reader, Write } from './database';
import { parseDocument } from './parse';
import { pathOf } from './paths';

/** A fit; null when there is none of that name. @throws {CorruptDocument} */
export async function readFit(db: Reader, orgId: string, id: string): Promise<Fit | null> {
  const [document] = await db.getAll([pathOf('model', { org: orgId, id })]);
  return parseDocument(fitSchema, document);
}

/** What is bought together, as of a fit; null when there is none. @throws {CorruptDocument} */
export async function readCoPurchase(
  db: Reader,
  orgId: string,
  id: string,
): Promise<CoPurchaseFit | null> {
  const [document] = await db.getAll([pathOf('coPurchase', { org: orgId, id })]);
  return parseDocument(coPurchaseFitSchema, document);
}

/** The writes that store a fit. It becomes the current one when the organisation names it. */
export function fitWrites(
  orgId: string,
  id: string,
  { fit, coPurchase }: { readonly fit: Fit; readonly coPurchase: CoPurchaseFit },
): Write[] {
  return [
    { op: 'set', path: pathOf('model', { org: orgId, id }), data: { ...fit } },
    { op: 'set', path: pathOf('coPurchase', { org: orgId, id }), data: { ...coPurchase } },
  ];
}

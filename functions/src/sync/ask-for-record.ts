import type { Stream } from '../model/source';
import type { PosAdapter, ReadOneResult } from '../pos/adapter';
import { PosError } from '../pos/errors';

/**
 * One record by id. What the POS refuses to give, or gives in a form that is not known, is a rejected record and not a
 * failure of whoever asked: one bad order must not stop the others.
 * @throws {PosError} when the POS cannot be reached or refuses the login.
 */
export async function askForRecord(
  pos: PosAdapter,
  { stream, externalId, now }: { stream: Stream; externalId: string; now: () => Date },
): Promise<ReadOneResult> {
  try {
    return await pos.readOne(stream, externalId);
  } catch (error) {
    if (!(error instanceof PosError) || (error.kind !== 'refused' && error.kind !== 'contract'))
      throw error;
    const rejection = {
      stream,
      externalId,
      observedAt: now(),
      raw: 'null',
      reasons: [error.message],
    };
    return { outcome: 'rejected', rejection };
  }
}

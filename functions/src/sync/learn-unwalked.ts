import { walkRecords, countRecords } from '../store/records';
import { isQuarantined } from './quarantine-desk';
import type { PageSync } from './store-page';

/**
 * Makes known what no walk has ever seen: a webhook told of it, and it was gone before the next walk, or a late one revived
 * it. Without this nobody would miss it. Costs a count when there is none, and a look at every record of the stream when
 * there may be one. An erased customer is in the manifest and not in the count, so customers are looked at each time.
 */
export async function learnUnwalked({ db, orgId, stream, manifests }: PageSync): Promise<void> {
  const manifest = manifests[stream];
  const walked = manifest
    .known()
    .filter(({ externalId }) => !isQuarantined(manifest.get(externalId) ?? ''));
  const mayHaveAny =
    stream === 'customers' || (await countRecords(db, orgId, stream)) > walked.length;
  if (!mayHaveAny) return;
  const unwalked: string[] = [];
  for await (const { value } of walkRecords(db, orgId, stream)) {
    const { deletedAt, stub, externalId } = value.source;
    if (deletedAt === null && !stub) unwalked.push(externalId);
  }
  await manifest.load(unwalked);
  for (const externalId of unwalked)
    if (manifest.get(externalId) === undefined) manifest.miss(externalId, 0);
}

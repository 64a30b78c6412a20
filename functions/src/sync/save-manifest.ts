import type { StreamState } from '../model/stream-state';
import type { Manifest } from '../store/manifest';
import type { StreamLease } from '../store/stream-lease';

/** Manifest shards in one commit. Each may be almost 1 MiB, and the emulator answers no message of more than 4 MiB. */
const SHARDS_PER_COMMIT = 3;

/** What a stream's state becomes when its claim is given back; `recent` is what lies beside the manifest's shards. */
export function givenBack(
  lease: StreamLease,
  manifest: Manifest,
  { change, recent }: { change: Partial<StreamState>; recent: StreamState['recent'] },
): Partial<StreamState> {
  const shards = [...new Set([...lease.state.shards, ...manifest.shardNames()])].toSorted();
  return { ...change, shards, recent, holder: null };
}

/** Gives the claim back with what the manifest learned, in as many commits as its size needs; the last one carries `change`. */
export async function saveManifest(
  lease: StreamLease,
  manifest: Manifest,
  change: Partial<StreamState>,
): Promise<void> {
  const { writes, recent } = manifest.toStore();
  const rest = [...writes];
  while (rest.length > SHARDS_PER_COMMIT) await lease.commit(rest.splice(0, SHARDS_PER_COMMIT));
  await lease.commit(rest, givenBack(lease, manifest, { change, recent }));
}

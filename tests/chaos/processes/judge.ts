import { Watch } from '../assertions/watch';
import { ORG } from '../world/make-orgs';
import type { ToldCommit } from './ledger';

/**
 * What must never happen and did, from the commits that the workers told of, in the order of Firestore's clock: a fence, a
 * watermark or a record's version that went back, a claim that changed hands without a new fence, a write for another
 * organisation. Commits whose workers died before they could tell are missing, which can hide a violation and makes none.
 */
export function judge(commits: readonly ToldCommit[], nowMs: number): string[] {
  const watch = new Watch(
    () => nowMs,
    () => false,
  );
  for (const { worker, writes } of commits.toSorted((a, b) => a.atMicros - b.atMicros)) {
    const about = {
      task: 'run',
      orgId: ORG,
      skewMs: 0,
      state: 'working',
      asleepUntilMs: 0,
    } as const;
    watch.onCommit({ ...about, name: worker.name }, writes);
  }
  return watch.violations.found;
}

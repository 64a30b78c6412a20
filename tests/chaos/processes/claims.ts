import type { Write } from '../../../functions/src/store/database';
import { numberIn, textIn } from '../assertions/fields';

/** A claim as one commit shows it. */
export interface Claim {
  readonly path: string;
  readonly fence: number;
}

const CLAIM = /^orgs\/[^/]+\/streams\/\w+$/;

/** Who holds what, as far as commits have told. */
export class Claims {
  private readonly fences = new Map<string, number>();

  /** @returns the claim that a commit was made under; null for none, or when it gives the claim back. */
  see(writes: readonly Write[]): Claim | null {
    for (const write of writes) {
      if (write.op === 'delete' || !CLAIM.test(write.path)) continue;
      const fence = numberIn(write.data, 'fence') ?? 0;
      this.fences.set(write.path, Math.max(fence, this.fences.get(write.path) ?? 0));
      if (textIn(write.data, 'holder') !== null) return { path: write.path, fence };
    }
    return null;
  }

  /** Whether somebody else has claimed it since. */
  isTakenOver({ path, fence }: Claim): boolean {
    return (this.fences.get(path) ?? 0) > fence;
  }
}

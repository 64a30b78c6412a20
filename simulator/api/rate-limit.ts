/** A token bucket on real time: the virtual clock may stand still, a client's pauses do not. */
export class RateLimit {
  private tokens: number | null = null;
  private filledAtMs = 0;

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Takes one token. @returns 0 when there was one, else the seconds until there is. */
  take(limit: { readonly perSecond: number; readonly burst: number }): number {
    const now = this.nowMs();
    const gained = ((now - this.filledAtMs) / 1000) * limit.perSecond;
    const tokens = Math.min(limit.burst, this.tokens === null ? limit.burst : this.tokens + gained);
    this.filledAtMs = now;
    this.tokens = tokens >= 1 ? tokens - 1 : tokens;
    return tokens >= 1 ? 0 : (1 - tokens) / limit.perSecond;
  }
}

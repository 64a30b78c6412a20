/** The POS's clock: real time plus an offset that tests move, or a frozen instant. */
export class VirtualClock {
  private offsetMs: number;
  private frozenAtMs: number | null = null;

  /**
   * @param startAt the instant the clock shows first.
   * @param realNowMs where real time comes from.
   */
  constructor(
    startAt: Date,
    private readonly realNowMs: () => number = Date.now,
  ) {
    this.offsetMs = startAt.getTime() - realNowMs();
  }

  nowMs(): number {
    return this.frozenAtMs ?? this.realNowMs() + this.offsetMs;
  }

  now(): Date {
    return new Date(this.nowMs());
  }

  /** Moves the clock on, frozen or not; negative values move it back. */
  advance(ms: number): void {
    if (this.frozenAtMs === null) this.offsetMs += ms;
    else this.frozenAtMs += ms;
  }

  set(at: Date): void {
    this.advance(at.getTime() - this.nowMs());
  }

  /** Stops the clock where it is, or lets it run on from there. */
  freeze(frozen: boolean): void {
    const at = this.nowMs();
    this.frozenAtMs = frozen ? at : null;
    if (!frozen) this.offsetMs = at - this.realNowMs();
  }

  get frozen(): boolean {
    return this.frozenAtMs !== null;
  }
}

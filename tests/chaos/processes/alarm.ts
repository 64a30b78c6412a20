/** Lets those who wait look again whenever something has happened. */
export class Alarm {
  private readonly sleepers = new Set<() => void>();

  /** Something has happened. */
  ring(): void {
    for (const wake of this.sleepers) wake();
  }

  /** Resolves once something holds, or after so long. */
  async until(holds: () => boolean, limitMs: number): Promise<void> {
    const endMs = performance.now() + limitMs;
    while (!holds() && performance.now() < endMs) await this.next(endMs - performance.now());
  }

  private next(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, limitMs);
      this.sleepers.add(wake);
    });
  }
}

import type { Write, WriteTime } from '../../../functions/src/store/database';
import { CommitConflict, StoreUnavailable } from '../../../functions/src/store/errors';
import type { FaultDeck } from '../faults/fault-deck';
import type { FaultKind, FaultSite } from '../faults/fault-kinds';
import type { Dice } from '../schedule/dice';
import { Later, type Turnstile } from './turnstile';
import type { Worker } from './worker';

const MINUTE_MS = 60_000;

/** The platform ends a worker that has not come to its end by then. */
const LIFE_MS = 9 * MINUTE_MS;

/** What ends a worker before its call does anything. */
const KILLS_FIRST: ReadonlySet<FaultKind> = new Set([
  'kill_before_commit',
  'kill_at_read',
  'kill_before_pos_call',
  'kill_before_publish',
  'pos_hangs',
]);

/** What every call of every worker passes. */
export interface Surroundings {
  readonly turnstile: Turnstile;
  readonly deck: FaultDeck;
  readonly dice: Dice;
  readonly nowMs: () => number;
  /** Moves the world's clock on. */
  readonly pass: (ms: number) => void;
  readonly tell: (line: () => string) => void;
  /** Called after each commit that was applied, whatever its worker learns of it. */
  readonly onCommit: (worker: Worker, writes: readonly Write[], at: WriteTime) => void;
  /** Called with every error that a fault or the store gave a worker. */
  readonly onError: (worker: Worker, error: Error) => void;
}

/** Between one worker and everything outside it: where its calls wait, fail, and end with it. */
export class Seam {
  constructor(
    private readonly around: Surroundings,
    readonly worker: Worker,
  ) {}

  read<T>(label: string, act: () => Promise<T>): Promise<T> {
    return this.guarded('read', label, act, refuseRead);
  }

  call<T>(label: string, act: () => Promise<T>): Promise<T> {
    return this.guarded('pos', label, act, () => undefined);
  }

  /** What happens inside of another call: it does not wait for a turn of its own. */
  readWithin<T>(act: () => Promise<T>): Promise<T> {
    return this.within('read', act, refuseRead);
  }

  commitWithin(writes: readonly Write[], apply: () => Promise<WriteTime>): Promise<WriteTime> {
    const commit = this.prepareCommit(writes, apply);
    return this.within('commit', commit.act, commit.meddle);
  }

  /** What the worker reads at one time from now on is as old as this. */
  noteReadTime(): void {
    this.worker.readAtMs = this.around.nowMs();
  }

  publish(act: (kind: FaultKind | null) => Promise<void>): Promise<void> {
    let struck: FaultKind | null = null;
    return this.guarded(
      'publish',
      'publish',
      () => act(struck),
      (kind) => {
        if (kind === 'publish_fails') throw new Error('Pub/Sub is away');
        struck = kind;
      },
    );
  }

  commit(writes: readonly Write[], apply: () => Promise<WriteTime>): Promise<WriteTime> {
    const { act, meddle } = this.prepareCommit(writes, apply);
    return this.guarded('commit', `commit ${describe(writes)}`, act, meddle);
  }

  private prepareCommit(writes: readonly Write[], apply: () => Promise<WriteTime>) {
    const { onCommit } = this.around;
    let unknownFate = false;
    const act = async (): Promise<WriteTime> => {
      const at = await apply();
      onCommit(this.worker, writes, at);
      if (unknownFate) throw new StoreUnavailable('no answer in time');
      return at;
    };
    const meddle = (kind: FaultKind | null): void => {
      if (kind === 'commit_refused') throw new StoreUnavailable('the store is away');
      if (kind === 'commit_conflict_storm') throw new CommitConflict('somebody else wrote first');
      if (kind === 'commit_fate_unknown') unknownFate = true;
    };
    return { act, meddle };
  }

  /** Throws into the surrounding call where its worker is dead, so that nothing of it gets through any more. */
  private async within<T>(
    site: FaultSite,
    act: () => Promise<T>,
    meddle: (kind: FaultKind | null) => void,
  ): Promise<T> {
    const kind = this.around.deck.strike(site, `${this.worker.task} session`);
    if (kind && KILLS_FIRST.has(kind)) this.kill(kind);
    if (this.worker.state === 'killed') throw new Error('nobody is there any more');
    try {
      meddle(kind);
      return await act();
    } catch (error) {
      if (error instanceof Error) this.around.onError(this.worker, error);
      throw error;
    } finally {
      if (kind?.startsWith('kill_after')) this.kill(kind);
      if (kind?.startsWith('stall')) this.stall(kind);
    }
  }

  private guarded<T>(
    site: FaultSite,
    label: string,
    act: () => Promise<T>,
    meddle: (kind: FaultKind | null) => void,
  ): Promise<T> {
    const { turnstile, deck, dice, pass, nowMs } = this.around;
    let drawn: { kind: FaultKind | null } | null = null;
    return turnstile.pass<T>(this.worker, label, async () => {
      pass(dice.whole(1, 40));
      if (!drawn) {
        drawn = { kind: deck.strike(site, `${this.worker.task} ${label}`) };
        if (drawn.kind?.startsWith('stall_before')) return this.stall(drawn.kind);
        if (drawn.kind === 'pos_hangs') return new Later(nowMs() + LIFE_MS);
      }
      const { kind } = drawn;
      if (kind && KILLS_FIRST.has(kind)) this.kill(kind);
      if (this.worker.state === 'killed') return new Later();
      try {
        meddle(kind);
        return await act();
      } catch (error) {
        if (error instanceof Error) this.around.onError(this.worker, error);
        throw error;
      } finally {
        if (kind?.startsWith('kill_after')) this.kill(kind);
        if (kind?.startsWith('stall_after')) this.stall(kind);
      }
    });
  }

  private kill(kind: FaultKind): void {
    this.worker.state = 'killed';
    this.around.tell(() => `  ${kind}: ${this.worker.name} is dead`);
  }

  private stall(kind: FaultKind): Later {
    const { dice, nowMs, tell } = this.around;
    const minutes = dice.whole(2, 25);
    this.worker.asleepUntilMs = nowMs() + minutes * MINUTE_MS;
    tell(() => `  ${kind}: ${this.worker.name} stands still for ${minutes} minutes`);
    return new Later();
  }
}

function refuseRead(kind: FaultKind | null): void {
  if (kind === 'read_unavailable') throw new StoreUnavailable('the store is away');
}

function describe(writes: readonly Write[]): string {
  const last = writes.at(-1);
  const more = writes.length > 1 ? ` and ${writes.length - 1} more` : '';
  return last ? `${last.op} ${last.path.split('/').slice(2).join('/')}${more}` : 'nothing';
}

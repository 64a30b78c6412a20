import type { Observation } from '../../../functions/src/model/observation';
import { STREAMS, type Stream } from '../../../functions/src/model/source';
import type { PosPage, WalkRequest } from '../../../functions/src/pos/adapter';
import type { Write } from '../../../functions/src/store/database';
import type { Worker } from '../workers/worker';
import { instantIn, mapIn, numberIn, textIn } from './fields';
import type { RecordWatch } from './record-watch';
import type { Violations } from './violations';

interface Walk {
  readonly beganMs: number;
  /** Whether it began with the first page. */
  readonly whole: boolean;
}

/** A walk of everything that came to its end. */
interface CompleteWalk {
  readonly beganMs: number;
  readonly endedMs: number;
  /** Ids of the records that it was given. */
  readonly seen: ReadonlySet<string>;
}

interface Served {
  readonly position: string;
  readonly observations: readonly Observation[];
}

interface SeenStream {
  readonly fence: number;
  readonly beat: number;
  readonly holder: string | null;
  readonly watermarkMs: number | null;
  readonly completeMs: number | null;
}

const STREAM = /^orgs\/([^/]+)\/streams\/(\w+)$/;

/** Follows leases, checkpoints and watermarks: a fence never goes back, and no progress is noted before its data is stored. */
export class StreamWatch {
  private readonly streams = new Map<string, SeenStream>();
  private readonly served = new Map<string, Served[]>();
  private readonly walks = new Map<string, Walk>();
  private readonly complete: Record<Stream, CompleteWalk[]> = {
    customers: [],
    orders: [],
    products: [],
  };
  private readonly begunMs = new Map<Stream, number>();
  private readonly lastWholeMs = new Map<Stream, number>();

  constructor(
    private readonly violations: Violations,
    private readonly records: RecordWatch,
    private readonly count: (branch: string) => void,
    private readonly nowMs: () => number,
  ) {}

  /** A walk begins. @returns what is to be called with each page that the worker is given. */
  begin(worker: Worker, { stream, resumeAt }: WalkRequest): (page: PosPage) => void {
    if (resumeAt !== null) this.count('resumed_from_checkpoint');
    const walk = { beganMs: this.nowMs(), whole: resumeAt === null };
    if (walk.whole) this.begunMs.set(stream, walk.beganMs);
    this.walks.set(`${worker.name}/${stream}`, walk);
    const pages: Served[] = [];
    this.served.set(`${worker.name}/${stream}`, pages);
    return ({ position, observations }) => pages.push({ position, observations });
  }

  /** To be called after the records of the same commit are known. */
  onWrite(worker: Worker, write: Write): void {
    const [, orgId, name] = STREAM.exec(write.path) ?? [];
    if (orgId === undefined || name === undefined || write.op === 'delete') return;
    const before = this.streams.get(write.path);
    const next: SeenStream = {
      fence: numberIn(write.data, 'fence') ?? before?.fence ?? 0,
      beat: numberIn(write.data, 'beat') ?? before?.beat ?? 0,
      // An update leaves the fields alone that it does not name.
      holder: 'holder' in write.data ? textIn(write.data, 'holder') : (before?.holder ?? null),
      watermarkMs:
        'watermark' in write.data
          ? instantIn(write.data, 'watermark')
          : (before?.watermarkMs ?? null),
      completeMs:
        'lastCompleteWalk' in write.data
          ? instantIn(mapIn(write.data, 'lastCompleteWalk'), 'at')
          : (before?.completeMs ?? null),
    };
    this.streams.set(write.path, next);
    const walk = this.walks.get(`${worker.name}/${name}`);
    if (walk?.whole && isStream(name) && next.completeMs !== (before?.completeMs ?? null))
      this.complete[name].push({
        beganMs: walk.beganMs,
        endedMs: this.nowMs(),
        seen: this.seenBy(worker, name),
      });
    if (walk && isStream(name) && write.data['checkpoint'] === null)
      this.lastWholeMs.set(name, this.begunMs.get(name) ?? -Infinity);
    if (before) this.compare(write.path, before, next);
    if (next.watermarkMs !== null && next.watermarkMs > this.nowMs())
      this.violations.add(`watermark: ${write.path} lies beyond the POS's clock`);
    const position = textIn(mapIn(write.data, 'checkpoint'), 'position');
    const moved = next.watermarkMs !== (before?.watermarkMs ?? null);
    if (isStream(name) && (position !== null || moved))
      this.requireStored(worker, { orgId, stream: name, position });
  }

  /** How many walks of everything have begun since then and come to their end. */
  countComplete(stream: Stream, sinceMs: number): number {
    return this.complete[stream].filter(({ beganMs }) => beganMs >= sinceMs).length;
  }

  /** How many walks of everything have come to their end since then without a record: one that was under way may have met it before. */
  countMissed(stream: Stream, id: string, sinceMs: number): number {
    return this.complete[stream].filter(({ endedMs, seen }) => endedMs >= sinceMs && !seen.has(id))
      .length;
  }

  /** The streams of which no walk, of everything or of what is new, has begun since then and come to its end, in one go or handed over. */
  notWalkedSince(sinceMs: number): Stream[] {
    return STREAMS.filter((stream) => (this.lastWholeMs.get(stream) ?? -Infinity) < sinceMs);
  }

  private seenBy(worker: Worker, stream: Stream): ReadonlySet<string> {
    const pages = this.served.get(`${worker.name}/${stream}`) ?? [];
    return new Set(pages.flatMap(({ observations }) => observations.map(({ id }) => id)));
  }

  private compare(path: string, before: SeenStream, next: SeenStream): void {
    if (next.fence < before.fence) this.violations.add(`fence: ${path} went back`);
    if (next.beat < before.beat) this.violations.add(`beat: ${path} went back`);
    if (before.watermarkMs !== null && (next.watermarkMs ?? 0) < before.watermarkMs)
      this.violations.add(`watermark: ${path} went back`);
    if (before.holder !== null && next.holder !== null && before.holder !== next.holder)
      this.count('lease_taken_over');
    if (before.holder !== next.holder && next.holder !== null && next.fence === before.fence)
      this.violations.add(`fence: ${path} changed hands without a new fence`);
  }

  /** Everything before the page at a checkpoint is stored; without a checkpoint, everything. */
  private requireStored(
    worker: Worker,
    at: { orgId: string; stream: Stream; position: string | null },
  ): void {
    for (const page of this.served.get(`${worker.name}/${at.stream}`) ?? []) {
      if (page.position === at.position) return;
      const missing = page.observations.find((one) => !this.records.holds(at.orgId, one));
      if (!missing) continue;
      this.violations.add(
        `checkpoint: ${at.stream} is ahead of ${missing.id}, which is not stored`,
      );
      return;
    }
  }
}

function isStream(name: string): name is Stream {
  return name === 'customers' || name === 'orders' || name === 'products';
}

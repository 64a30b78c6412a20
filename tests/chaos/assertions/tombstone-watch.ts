import type { Stream } from '../../../functions/src/model/source';
import type { Write } from '../../../functions/src/store/database';
import type { FaultKind } from '../faults/fault-kinds';
import type { Chronicle } from '../world/chronicle';
import { instantIn, mapIn } from './fields';
import type { StreamWatch } from './stream-watch';
import type { Violations } from './violations';

const RECORD = /^orgs\/[^/]+\/(customers|orders|products)\/alv_(\d+)$/;

/** Complete walks in a row that must have missed a record, the one that marks it among them. */
const WALKS: Readonly<Record<Stream, number>> = { customers: 3, products: 2, orders: 0 };

/** Answers that leave out rows that the POS has. */
const HIDING: ReadonlySet<FaultKind> = new Set([
  'page_repeated',
  'rows_repeated',
  'page_short',
  'walk_empty',
  'order_inserted_between_pages',
]);

/** Follows tombstones: none for what the POS has, and none before enough walks have missed the record. */
export class TombstoneWatch {
  private readonly marked = new Set<string>();

  constructor(
    private readonly violations: Violations,
    private readonly about: {
      streams: StreamWatch;
      chronicle: Chronicle;
      posFaults: readonly FaultKind[];
      count: (branch: string) => void;
    },
  ) {}

  onWrite(write: Write): void {
    const [, stream, id] = RECORD.exec(write.path) ?? [];
    if (write.op === 'delete' || id === undefined || !isStream(stream)) return;
    if (!('source' in write.data)) return;
    const source = mapIn(write.data, 'source');
    if (instantIn(source, 'erasedAt') !== null) return;
    const { count } = this.about;
    if (instantIn(source, 'deletedAt') === null) {
      if (this.marked.delete(write.path)) count('tombstone_lifted');
    } else if (!this.marked.has(write.path)) {
      this.marked.add(write.path);
      count('tombstone_left');
      this.requireMissed(stream, id);
    }
  }

  private requireMissed(stream: Stream, id: string): void {
    const { chronicle, streams, posFaults } = this.about;
    if (posFaults.some((kind) => HIDING.has(kind))) return;
    const sinceMs = chronicle.goneSinceMs(stream, id);
    if (sinceMs === null) {
      this.violations.add(`tombstone: ${stream} ${id} was never gone`);
      return;
    }
    const confirmed = chronicle.decided.get(stream)?.answer === 'confirmed';
    const walks = streams.countMissed(stream, `alv_${id}`, sinceMs) + 1;
    if (walks < WALKS[stream] && !confirmed)
      this.violations.add(`tombstone: ${stream} ${id} after ${walks} walks`);
  }
}

function isStream(name: string | undefined): name is Stream {
  return name === 'customers' || name === 'orders' || name === 'products';
}

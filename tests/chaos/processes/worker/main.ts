import { openDatabase } from '../../../../functions/src/store/open-database';
import type { News, Order } from '../messages';
import { perform } from './perform';
import { createReportingDatabase } from './reporting-database';
import { WorldTime } from './world-time';

// A worker process: carries out one task after the other, as a function instance does, until it is killed.
const time = new WorldTime();
const tell = (news: News): void => void process.send?.(news);

async function carryOut({ task, setting }: Extract<Order, { kind: 'task' }>): Promise<void> {
  const { projectId } = setting;
  const db = createReportingDatabase(openDatabase({ projectId }), time, tell);
  try {
    const value = await perform(task, { db, now: time.now, setting, tell });
    tell({ kind: 'ended', value: value ?? null });
  } catch (error) {
    tell({ kind: 'failed', error: error instanceof Error ? String(error.stack) : String(error) });
  }
}

process.on('message', (order: Order) => {
  time.set(order.leads);
  if (order.kind === 'task') void carryOut(order);
});
process.on('disconnect', () => process.exit(0));
tell({ kind: 'ready' });

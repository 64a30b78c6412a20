import { getFirestore } from 'firebase-admin/firestore';
import { firestoreDatabase } from '../../../functions/src/store/firestore-database';
import { openApp } from '../../../functions/src/store/open-database';
import { answerParent } from '../answer-parent';
import { taskSchema, type News, type Task } from './messages';
import { readDocuments, runLimit } from './run-limit';
import { runOldMethod } from './run-old-method';
import { runOurs } from './run-ours';

const MICROSECONDS = 1_000;
const KIB = 1_024;

async function measure(task: Task): Promise<News> {
  const firestore = getFirestore(openApp(task.projectId));
  const db = firestoreDatabase(firestore);
  // What everybody's connection costs once is nobody's.
  await db.getAll([`orgs/${task.orgId}`]);
  const model =
    task.modelProject === null
      ? []
      : await readDocuments(getFirestore(openApp(task.modelProject)), task.orgId);
  const before = db.usage();
  let recordsMs: number | null = null;
  let cost = { apiCalls: 0, reads: 0, writes: 0, deletes: 0 };
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  if (task.variant === 'ours')
    cost = await runOurs(db, task.orgId, () => {
      recordsMs = performance.now() - startedMs;
    });
  else if (task.variant === 'old') cost.writes = await runOldMethod(firestore, task);
  else cost.writes = await runLimit(firestore, task, model);
  const ms = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(cpu);
  const after = db.usage();
  return {
    ms,
    recordsMs,
    apiCalls: cost.apiCalls,
    reads: cost.reads + after.reads - before.reads,
    writes: cost.writes + after.writes - before.writes,
    deletes: cost.deletes + after.deletes - before.deletes,
    peakMb: (process.resourceUsage().maxRSS * KIB) / 2 ** 20,
    cpuMs: (user + system) / MICROSECONDS,
  };
}

answerParent((task) => measure(taskSchema.parse(task)));

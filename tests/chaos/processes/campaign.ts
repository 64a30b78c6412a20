import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../../functions/src/store/open-database';
import { ProcessCrew } from './crew';
import { startMortalFirestore } from './firestore/emulator';
import { runRound, type RoundResult } from './run-round';
import { describeRound, tally, type ProcessReport } from './tally';

/** Two work while a third is stopped or being born. */
const PROCESSES = 3;
const PROGRESS_EVERY = 10;

/**
 * Plays rounds one after the other, with worker processes and a Firestore emulator of its own. A seed fixes what is done to
 * the processes and after how many of their calls; which of them is how far by then is up to the machine, so that a round
 * that failed once may pass the next time. Its whole story is told at once for that reason.
 */
export async function runProcessCampaign(options: {
  from: number;
  rounds: number;
  signal: AbortSignal;
  onProgress: (line: string) => void;
}): Promise<ProcessReport> {
  const { from, rounds, signal, onProgress } = options;
  const startedMs = performance.now();
  const firestore = await startMortalFirestore({ onLog: onProgress, signal });
  // The client looks for an emulator here; nothing else is meant for the parent.
  Object.assign(process.env, { FIRESTORE_EMULATOR_HOST: firestore.line.address, ...NO_METADATA });
  const projectId = `demo-processes-${randomUUID().slice(0, 8)}`;
  const crew = new ProcessCrew(firestore.line.address, PROCESSES);
  const results: RoundResult[] = [];
  try {
    const theatre = { firestore, crew, projectId, signal, database: openDatabase({ projectId }) };
    for (let seed = from; seed < from + rounds && !signal.aborted; seed += 1) {
      const result = await runRound(theatre, seed);
      results.push(result);
      if (!result.ok) onProgress(describeRound(result));
      if (results.length % PROGRESS_EVERY === 0)
        onProgress(`${results.length} of ${rounds} rounds played`);
    }
  } finally {
    crew.close();
    await firestore.stop();
  }
  return tally(results, { asked: rounds, seconds: (performance.now() - startedMs) / 1_000 });
}

/** Google's libraries would look for a metadata server and print that there is none. */
const NO_METADATA = { METADATA_SERVER_DETECTION: 'none' };

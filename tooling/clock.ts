import { LOCALHOST } from './emulators/ports';

/** Where our functions run; the emulator puts it into their names. */
const REGION = 'us-central1';

/** A scheduled function and how often the clock runs it. */
export interface Schedule {
  name: string;
  everyMs: number;
  /** Also once when the clock starts. */
  atOnce: boolean;
}

const MINUTE_MS = 60_000;

/** What Cloud Scheduler does in production. */
export const productionSchedules: readonly Schedule[] = [
  { name: 'scheduleSync', everyMs: 30 * MINUTE_MS, atOnce: false },
  { name: 'reviewSegments', everyMs: 60 * MINUTE_MS, atOnce: false },
  { name: 'fitModels', everyMs: 60 * MINUTE_MS, atOnce: false },
  { name: 'sendReports', everyMs: 60 * MINUTE_MS, atOnce: false },
  { name: 'sweep', everyMs: 2 * MINUTE_MS, atOnce: false },
];

/** One functions emulator, and what gives up waiting for an answer. */
export interface ScheduledTarget {
  functionsPort: number;
  project: string;
  signal?: AbortSignal;
}

/**
 * Runs a scheduled function once and resolves when it has ended. In the emulator they never run by
 * themselves.
 *
 * @throws Error when the function fails or is not there
 */
export async function runScheduled(
  name: string,
  { functionsPort, project, signal }: ScheduledTarget,
): Promise<void> {
  const url = `http://${LOCALHOST}:${functionsPort}/functions/projects/${project}/triggers/${REGION}-${name}-0`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Error(`The functions emulator did not let ${name} come to its end.`, {
      cause: error,
    });
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${name} answered ${response.status}: ${text.slice(0, 500)}`);
}

/**
 * Runs scheduled functions at their intervals until stopped, at the full interval as Cloud Scheduler
 * does: every 30 minutes is at :00 and :30. A function that still runs when its time comes is left to
 * run; a failure is reported and the clock goes on.
 *
 * @returns stops the clock at once and gives up the calls under way
 */
export function startClock(
  options: Omit<ScheduledTarget, 'signal'> & {
    schedules: readonly Schedule[];
    onError: (error: unknown) => void;
    /** Runs one function once. */
    run?: typeof runScheduled;
  },
): { stop: () => void } {
  const { schedules, onError, run = runScheduled, ...target } = options;
  const stopped = new AbortController();
  const underWay = new Set<string>();
  const tick = (name: string) => {
    if (underWay.has(name)) return;
    underWay.add(name);
    void run(name, { ...target, signal: stopped.signal })
      .catch((error: unknown) => {
        if (!stopped.signal.aborted) onError(error);
      })
      .finally(() => underWay.delete(name));
  };
  const timers = new Map<string, NodeJS.Timeout>();
  const wind = ({ name, everyMs }: Pick<Schedule, 'name' | 'everyMs'>): void => {
    const ring = (): void => {
      tick(name);
      wind({ name, everyMs });
    };
    timers.set(name, setTimeout(ring, everyMs - (Date.now() % everyMs)));
  };
  for (const schedule of schedules) {
    if (schedule.atOnce) tick(schedule.name);
    wind(schedule);
  }
  return {
    stop: () => {
      timers.forEach((timer) => clearTimeout(timer));
      stopped.abort();
    },
  };
}

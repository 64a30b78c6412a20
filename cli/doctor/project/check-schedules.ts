import { z } from 'zod';
import { formatAgo } from '../../format/times';
import type { Finding } from '../finding';
import type { ExpectedFunction } from '../expected';
import { deployCommand, type ProjectCheck, type ProjectView } from './check';

const jobSchema = z.looseObject({
  name: z.string(),
  state: z.string().default('ENABLED'),
  lastAttemptTime: z.coerce.date().optional(),
  status: z.looseObject({ code: z.int().default(0) }).optional(),
});
type Job = z.infer<typeof jobSchema>;

/** A schedule may ring late; this many of its intervals are no delay any more. */
const SILENT_AFTER_INTERVALS = 3;

const DAY_MINUTES = 1_440;

/** Whether every schedule is there, in force, and has rung lately without failing. */
export const checkSchedules: ProjectCheck = async (view) => {
  const scheduled = view.expected.functions.filter(({ schedule }) => schedule !== null);
  const regions = [...new Set(scheduled.map(({ region }) => region))];
  const jobs = await Promise.all(
    regions.map((region) =>
      view.google.list(
        'cloudscheduler',
        `/v1/projects/${view.projectId}/locations/${region}/jobs?pageSize=500`,
        { key: 'jobs', schema: jobSchema },
      ),
    ),
  );
  const byId = new Map(jobs.flat().map((job) => [job.name.split('/').at(-1), job]));
  return scheduled.flatMap((expected) => look(view, expected, byId.get(jobId(expected))) ?? []);
};

/** How the Firebase command line names a function's schedule. */
export function jobId({ name, region }: Pick<ExpectedFunction, 'name' | 'region'>): string {
  return `firebase-schedule-${name}-${region}`;
}

function look(view: ProjectView, expected: ExpectedFunction, job: Job | undefined): Finding | null {
  const { projectId, now } = view;
  const { name, region, schedule } = expected;
  const target = `${jobId(expected)} --location ${region} --project ${projectId}`;
  const found = (id: Finding['id'], what: string, remedy: string, command: string): Finding => ({
    id,
    where: projectId,
    what,
    remedy,
    command,
  });
  if (!job) {
    const what = `Nothing rings ${name}: it has no schedule.`;
    const remedy = 'Deploy the functions, which makes their schedules.';
    return found('schedule-paused', what, remedy, deployCommand(view, 'functions'));
  }
  if (job.state !== 'ENABLED') {
    const what = `The schedule of ${name} is ${job.state.toLowerCase()}, so nothing rings it.`;
    const remedy = 'Resume it; what was missed is made up for by its next ring.';
    return found('schedule-paused', what, remedy, `gcloud scheduler jobs resume ${target}`);
  }
  if (job.status && job.status.code !== 0) {
    const what = `The last ring of ${name} failed with code ${job.status.code}.`;
    const remedy = 'Look what the function says in its logs, and ring it by hand.';
    return found('schedule-failing', what, remedy, `gcloud scheduler jobs run ${target}`);
  }
  const everyMinutes = minutesBetween(schedule ?? '');
  const rangAt = job.lastAttemptTime ?? null;
  if (everyMinutes === null || rangAt === null) return null;
  const silentMs = now.getTime() - rangAt.getTime();
  if (silentMs <= SILENT_AFTER_INTERVALS * everyMinutes * 60_000) return null;
  const what = `The schedule of ${name}, due every ${everyMinutes} minutes, last rang ${formatAgo(rangAt, now)}.`;
  const remedy = 'Ring it by hand, and look at the state of Cloud Scheduler.';
  return found('schedule-silent', what, remedy, `gcloud scheduler jobs run ${target}`);
}

/** The minutes between two rings of the kinds of cron expressions that we use; null for others. */
export function minutesBetween(schedule: string): number | null {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = schedule.split(' ');
  const step = /^\*\/(\d+)$/.exec(minute)?.[1];
  const rest = `${day} ${month}`;
  if (rest !== '* *') return null;
  if (step !== undefined && hour === '*' && weekday === '*') return Number(step);
  if (!/^\d+$/.test(minute)) return null;
  if (hour === '*' && weekday === '*') return 60;
  if (!/^\d+$/.test(hour)) return null;
  return weekday === '*' ? DAY_MINUTES : /^\d$/.test(weekday) ? 7 * DAY_MINUTES : null;
}

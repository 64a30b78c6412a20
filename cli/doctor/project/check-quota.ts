import { z } from 'zod';
import type { Finding } from '../finding';
import type { ProjectCheck, ProjectView } from './check';

/** From this share on somebody is to ask for more before it is used up. */
const NEAR = 0.8;

/** Google notes what is used once a day. */
const LOOK_BACK_MS = 2 * 86_400_000;

const seriesSchema = z.looseObject({
  metric: z.looseObject({ labels: z.record(z.string(), z.string()).default({}) }),
  resource: z.looseObject({ labels: z.record(z.string(), z.string()).default({}) }),
  points: z
    .array(
      z.looseObject({
        value: z.looseObject({
          int64Value: z.coerce.number().optional(),
          boolValue: z.boolean().optional(),
        }),
      }),
    )
    .default([]),
});
type Series = z.infer<typeof seriesSchema>;

/** Whether something of what Google allows is almost used up, or was refused lately. */
export const checkQuota: ProjectCheck = async (view) => {
  const [used, limits, exceeded] = await Promise.all([
    readSeries(view, 'allocation/usage'),
    readSeries(view, 'limit'),
    readSeries(view, 'exceeded'),
  ]);
  const allowed = new Map(limits.map((series) => [keyOf(series), latest(series)]));
  const near = used.flatMap((series) => {
    const [amount, limit] = [latest(series), allowed.get(keyOf(series)) ?? 0];
    return limit > 0 && amount / limit >= NEAR
      ? report(view, nameOf(series), `${amount} of ${limit} are used`)
      : [];
  });
  const refused = exceeded
    .filter(({ points }) => points.some(({ value }) => value.boolValue === true))
    .map((series) => report(view, nameOf(series), 'it was exceeded within two days'));
  return [...near, ...refused];
};

function readSeries({ google, projectId, now }: ProjectView, name: string): Promise<Series[]> {
  const query = new URLSearchParams({
    filter: `metric.type="serviceruntime.googleapis.com/quota/${name}"`,
    'interval.startTime': new Date(now.getTime() - LOOK_BACK_MS).toISOString(),
    'interval.endTime': now.toISOString(),
  });
  return google.list('monitoring', `/v3/projects/${projectId}/timeSeries?${query.toString()}`, {
    key: 'timeSeries',
    schema: seriesSchema,
  });
}

function report({ projectId }: ProjectView, quota: string, how: string): Finding {
  return {
    id: 'quota-near',
    where: projectId,
    what: `The quota ${quota} is near its end: ${how}.`,
    remedy: 'Ask Google for a higher one, on the page of quotas.',
    command: `open https://console.cloud.google.com/iam-admin/quotas?project=${projectId}`,
  };
}

/** Points come newest first. */
function latest({ points }: Series): number {
  return points[0]?.value.int64Value ?? 0;
}

function nameOf({ metric, resource }: Series): string {
  return `${metric.labels['quota_metric'] ?? 'unknown'} (${resource.labels['location'] ?? 'global'})`;
}

const keyOf = nameOf;

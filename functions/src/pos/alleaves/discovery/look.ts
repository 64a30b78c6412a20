import { describeEnvelope } from './describe-envelope';
import { describeFields } from './describe-fields';
import type { EndpointFinding } from './discovery';
import type { Inquiry } from './inquiry';
import type { PagedSample } from './probe-paging';
import type { Probe } from './probes';

/** What came of a probe, with rows to learn from, which are to be forgotten. */
export interface Looked {
  readonly finding: EndpointFinding;
  readonly rows: readonly unknown[];
}

/** Asks one probe and describes what came. */
export async function look(
  inquiry: Inquiry,
  { name, standing, request, wrapper }: Probe,
): Promise<Looked> {
  const asked = await inquiry.ask(request);
  const about = { name, standing, outcome: asked.outcome };
  if (asked.outcome !== 'answered') {
    const nothing = { envelope: null, rows: 0, fields: [] };
    return { finding: { ...about, status: asked.status, ...nothing }, rows: [] };
  }
  const { rows, ...envelope } = describeEnvelope(asked.body, wrapper);
  const fields = describeFields(rows);
  return { finding: { ...about, status: 200, envelope, rows: rows.length, fields }, rows };
}

/** What a list that paging has looked at is as an endpoint. */
export function toLooked({ paging, rows }: PagedSample): Looked {
  const { name, envelope, failure } = paging;
  const outcome: EndpointFinding['outcome'] = failure ?? 'answered';
  const status = failure === null ? 200 : null;
  const fields = describeFields(rows);
  const finding = { name, standing: 'known' as const, outcome, status, envelope, fields };
  return { finding: { ...finding, rows: paging.rows }, rows };
}

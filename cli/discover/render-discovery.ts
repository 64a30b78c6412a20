import type { Field } from '../../functions/src/pos/alleaves/discovery/describe-fields';
import type {
  Discovery,
  EndpointFinding,
} from '../../functions/src/pos/alleaves/discovery/discovery';
import type { FieldComparison } from '../../functions/src/pos/alleaves/discovery/known-fields';
import type { Paging } from '../../functions/src/pos/alleaves/discovery/probe-paging';
import { formatAmount, formatCount } from '../format/numbers';
import { formatTable } from '../format/table';
import { formatInstant } from '../format/times';

const STANDINGS = ['known', 'plausible', 'said to be absent'] as const;

/** A report as a page of Markdown, which reads as well on a terminal. */
export function renderDiscovery(orgId: string, found: Discovery): string[] {
  const { startedAt, requests, endpoints, paging, comparisons, answers } = found;
  return [
    `# The Alleaves account of ${orgId}`,
    '',
    `Looked at ${formatInstant(startedAt)} with ${formatAmount(requests, 'request')}. Names of fields, forms of values and counts; no values.`,
    '',
    '## Open questions',
    '',
    ...answers.flatMap(({ number, question, sure, answer }) => [
      `${number}. ${question} **${sure}**`,
      `   ${answer}`,
    ]),
    '',
    '## Endpoints',
    ...STANDINGS.flatMap((standing) => renderStanding(standing, endpoints)),
    '',
    '## Paging',
    '',
    ...paging.map(renderPaging),
    '',
    '## Fields that are new or missing',
    '',
    ...comparisons.flatMap(renderComparison),
    '',
    '## Fields by endpoint',
    ...endpoints.flatMap(renderFields),
  ];
}

function renderStanding(
  standing: EndpointFinding['standing'],
  endpoints: readonly EndpointFinding[],
): string[] {
  const rows = endpoints
    .filter((endpoint) => endpoint.standing === standing)
    .map(({ name, outcome, status, envelope, rows: count }) => [
      name,
      status === null ? outcome : `${outcome} (${status})`,
      envelope ? describeEnvelope(envelope) : '',
      envelope ? formatAmount(count, 'row') : '',
    ]);
  return ['', `${standing}:`, '', ...formatTable(rows).map((line) => `    ${line}`)];
}

function describeEnvelope({ form, name, hasTotal }: NonNullable<EndpointFinding['envelope']>) {
  return `${form}${name === null ? '' : ` "${name}"`}${hasTotal ? ', with a count of all' : ''}`;
}

function renderPaging(paging: Paging): string {
  const { name, envelope, failure, rows, secondPageDiffers, largestPage, beyondEnd, idOrder } =
    paging;
  if (!envelope) return `- ${name}: ${failure ?? 'nothing'}`;
  const second =
    secondPageDiffers === null
      ? 'no second page'
      : secondPageDiffers
        ? 'the second page differs'
        : 'THE SECOND PAGE IS THE FIRST AGAIN';
  const parts = [
    describeEnvelope(envelope),
    `${formatAmount(rows, 'row')} of 100 asked for`,
    second,
    ...(largestPage === null ? [] : [`largest page ${formatCount(largestPage)}`]),
    `beyond the end: ${beyondEnd ?? 'no answer'}`,
    ...(idOrder === null ? [] : [`ids ${idOrder}`]),
  ];
  return `- ${name}: ${parts.join('; ')}`;
}

function renderComparison({ rowKind, unread, missing }: FieldComparison): string[] {
  return [
    `- ${rowKind}, new to us: ${unread.join(', ') || 'none'}`,
    `- ${rowKind}, missing: ${missing.join(', ') || 'none'}`,
  ];
}

function renderFields({ name, fields }: EndpointFinding): string[] {
  if (fields.length === 0) return [];
  const rows = fields.map(toRow);
  return ['', `${name}:`, '', ...formatTable(rows).map((line) => `    ${line}`)];
}

function toRow({ path, kinds, present, filled, of }: Field): string[] {
  return [path, `${present}/${of}`, `${filled} filled`, kinds.join(', ')];
}

/** Who may do something, from the role that it takes. */
export type Audience = 'nobody' | 'members' | 'marketing' | 'managers';

/** One line of the data model: what a browser may do with the documents at a path. */
export type AccessRow = {
  /** Path of the documents; placeholders in braces. */
  template: string;
  get: Audience;
  list: Audience;
  /** Whether a list must ask for at most 500 documents. */
  bounded: boolean;
};

const closed = (template: string): AccessRow => row(template, 'nobody', 'nobody');
const open = (template: string, audience: Audience): AccessRow => row(template, audience, audience);
const single = (template: string, audience: Audience): AccessRow =>
  row(template, audience, 'nobody');
const large = (template: string, audience: Audience): AccessRow => ({
  ...open(template, audience),
  bounded: true,
});

function row(template: string, get: Audience, list: Audience): AccessRow {
  return { template, get, list, bounded: false };
}

/**
 * Every path that Trellis stores, with what browsers may read there. They write nowhere, but for what staff keep about a
 * customer, which `crm-rules.emulator.test.ts` tries, and their own saved views, which `view-rules.emulator.test.ts` tries.
 */
export const ACCESS_MATRIX: readonly AccessRow[] = [
  single('orgs/{org}', 'members'),
  open('orgs/{org}/members/{uid}', 'managers'),
  large('orgs/{org}/customers/{id}', 'members'),
  single('orgs/{org}/customers/{id}/private/contact', 'marketing'),
  single('orgs/{org}/customers/{id}/private/overrides', 'marketing'),
  closed('orgs/{org}/customers/{id}/private/raw'),
  large('orgs/{org}/suggestions/{id}', 'marketing'),
  large('orgs/{org}/erasures/{id}', 'managers'),
  large('orgs/{org}/orders/{id}', 'members'),
  single('orgs/{org}/orders/{id}/private/contact', 'marketing'),
  closed('orgs/{org}/orders/{id}/private/raw'),
  large('orgs/{org}/products/{id}', 'members'),
  closed('orgs/{org}/products/{id}/private/cost'),
  closed('orgs/{org}/products/{id}/private/raw'),
  closed('orgs/{org}/changes/{id}'),
  closed('orgs/{org}/hints/{id}'),
  large('orgs/{org}/syncRuns/{runId}', 'members'),
  closed('orgs/{org}/syncRuns/{runId}/notes/{id}'),
  single('orgs/{org}/status/sync', 'members'),
  closed('orgs/{org}/streams/{stream}'),
  closed('orgs/{org}/manifests/{shard}'),
  large('orgs/{org}/quarantine/{id}', 'managers'),
  closed('orgs/{org}/quarantine/{id}/private/raw'),
  open('orgs/{org}/deadLetters/{id}', 'managers'),
  closed('orgs/{org}/deadLetters/{id}/private/raw'),
  open('orgs/{org}/holds/{id}', 'managers'),
  closed('orgs/{org}/holds/{id}/private/raw'),
  large('orgs/{org}/webhookEvents/{id}', 'managers'),
  closed('orgs/{org}/webhookEvents/{id}/private/raw'),
  open('orgs/{org}/stats/{document}', 'members'),
  open('orgs/{org}/books/{day}', 'members'),
  large('orgs/{org}/transitions/{id}', 'members'),
  closed('orgs/{org}/incidents/{kind}'),
  closed('orgs/{org}/reports/{week}'),
  closed('orgs/{org}/deliveries/{id}'),
  open('orgs/{org}/rules/{version}', 'members'),
  open('orgs/{org}/models/{fit}', 'members'),
  closed('orgs/{org}/models/{fit}/private/coPurchase'),
  closed('orgs/{org}/private/posCredentials'),
  closed('orgs/{org}/private/posSession'),
  closed('orgs/{org}/private/webhook'),
  large('orgs/{org}/audit/{id}', 'managers'),
];

/** Places that hold nothing today and must stay closed when something appears there. */
export const UNNAMED_PATHS: readonly AccessRow[] = [
  closed('orgs/{org}/private/{other}'),
  closed('orgs/{org}/status/{other}'),
  closed('orgs/{org}/customers/{id}/private/{other}'),
  closed('orgs/{org}/customers/{id}/anything/{other}'),
  closed('orgs/{org}/orders/{id}/private/{other}'),
  closed('orgs/{org}/anything/{id}'),
  closed('anything/{id}'),
];

/** A template with unnamed placeholders, so that `{id}` and `{customerId}` compare equal. */
export function toPathShape(template: string): string {
  return template.replaceAll(/\{[^}]*\}/g, '{}');
}

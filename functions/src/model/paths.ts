/**
 * Every path of the database, once. `{org}` is the organisation; the other names are document ids.
 * Rules tests, index tests, the store and the dashboard all read this table.
 */
export const PATHS = {
  org: 'orgs/{org}',
  member: 'orgs/{org}/members/{uid}',
  customer: 'orgs/{org}/customers/{id}',
  customerContact: 'orgs/{org}/customers/{id}/private/contact',
  customerOverrides: 'orgs/{org}/customers/{id}/private/overrides',
  customerRaw: 'orgs/{org}/customers/{id}/private/raw',
  suggestion: 'orgs/{org}/suggestions/{id}',
  erasure: 'orgs/{org}/erasures/{id}',
  order: 'orgs/{org}/orders/{id}',
  orderContact: 'orgs/{org}/orders/{id}/private/contact',
  orderRaw: 'orgs/{org}/orders/{id}/private/raw',
  product: 'orgs/{org}/products/{id}',
  productCost: 'orgs/{org}/products/{id}/private/cost',
  productRaw: 'orgs/{org}/products/{id}/private/raw',
  change: 'orgs/{org}/changes/{id}',
  run: 'orgs/{org}/syncRuns/{id}',
  runNote: 'orgs/{org}/syncRuns/{id}/notes/{note}',
  status: 'orgs/{org}/status/sync',
  stream: 'orgs/{org}/streams/{id}',
  manifest: 'orgs/{org}/manifests/{id}',
  quarantine: 'orgs/{org}/quarantine/{id}',
  quarantineRaw: 'orgs/{org}/quarantine/{id}/private/raw',
  hold: 'orgs/{org}/holds/{id}',
  deadLetter: 'orgs/{org}/deadLetters/{id}',
  audit: 'orgs/{org}/audit/{id}',
  hint: 'orgs/{org}/hints/{id}',
  webhookEvent: 'orgs/{org}/webhookEvents/{id}',
  stats: 'orgs/{org}/stats/{id}',
  book: 'orgs/{org}/books/{day}',
  rules: 'orgs/{org}/rules/{id}',
  model: 'orgs/{org}/models/{id}',
  coPurchase: 'orgs/{org}/models/{id}/private/coPurchase',
  transition: 'orgs/{org}/transitions/{id}',
  incident: 'orgs/{org}/incidents/{kind}',
  report: 'orgs/{org}/reports/{week}',
  delivery: 'orgs/{org}/deliveries/{id}',
  posCredentials: 'orgs/{org}/private/posCredentials',
  posSession: 'orgs/{org}/private/posSession',
  webhookSecrets: 'orgs/{org}/private/webhook',
} as const;

export type PathName = keyof typeof PATHS;

type Placeholders<Template extends string> =
  Template extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

const SAFE_SEGMENT = /^(?!\.\.?$)(?!__.*__$)[^/\s]{1,200}$/;

/**
 * The path that `name` stands for, with its placeholders filled in.
 * @throws RangeError when a value is not a safe document id, so that no id can climb into another collection.
 */
export function pathOf<Name extends PathName>(
  name: Name,
  values: Record<Placeholders<(typeof PATHS)[Name]>, string>,
): string {
  return fill(PATHS[name], values);
}

/** The collection that documents of `name` lie in; the document's own id is not needed. */
export function collectionOf(name: PathName, values: Readonly<Record<string, string>>): string {
  return fill(PATHS[name].slice(0, PATHS[name].lastIndexOf('/')), values);
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key] ?? '';
    if (!SAFE_SEGMENT.test(value))
      throw new RangeError(`{${key}} of ${template} is not a document id`);
    return value;
  });
}

/** The organisations that these documents belong to, each once. */
export function orgsOf(documents: readonly { readonly path: string }[]): string[] {
  return [...new Set(documents.flatMap(({ path }) => path.split('/')[1] ?? []))];
}

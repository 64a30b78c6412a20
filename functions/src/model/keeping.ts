import type { PathName } from './paths';

/** How long the documents of a path are kept. */
export interface Keeping {
  /** Days after which Firestore deletes a document, by the `expireAt` that it carries; null: no time does. */
  readonly days: number | null;
  /** Since when the days count, or until when it is kept. */
  readonly counted: string;
  /** Why so long. */
  readonly why: string;
}

const STAYS = { days: null } as const;

/**
 * Everything that is stored, with how long and why. What waits for a person has no `expireAt`, and stays until somebody has decided; a
 * document below another one is not deleted with it, and has a row of its own. `docs/operations.md` shows this table, and
 * `firestore.indexes.json` has a policy for each row with days: tests hold both against it.
 */
export const KEEPING = {
  org: { ...STAYS, counted: 'until it is removed', why: 'settings; no personal data' },
  member: {
    ...STAYS,
    counted: 'until their role is taken',
    why: 'who may do what: the truth',
  },
  customer: {
    ...STAYS,
    counted: 'until they are erased',
    why: 'a mirror of the point of sale; one that vanished there is marked, since orders and figures go on naming it',
  },
  customerContact: {
    ...STAYS,
    counted: 'as the customer',
    why: 'how to reach them, for those who may; the birth date tells namesakes apart',
  },
  customerOverrides: {
    ...STAYS,
    counted: 'as the customer',
    why: 'what staff corrected of it',
  },
  customerRaw: {
    ...STAYS,
    counted: 'as the customer',
    why: 'the last payload alone, to make the record again by newer rules; without official ids',
  },
  suggestion: {
    ...STAYS,
    counted: 'until no reason is left, or one of the two is erased',
    why: 'ids and reasons; a decision is kept, or the same would be asked again',
  },
  erasure: {
    ...STAYS,
    counted: 'until the organisation is removed',
    why: 'the proof that somebody was erased: an id, counts, who and when',
  },
  order: {
    ...STAYS,
    counted: 'until the organisation is removed',
    why: 'sales, which every figure is made of; no contact details',
  },
  orderContact: {
    ...STAYS,
    counted: 'until the order has a customer, or they are erased',
    why: 'whom an order without a customer may belong to',
  },
  orderRaw: {
    ...STAYS,
    counted: 'as the order',
    why: 'the last payload alone, without contact fields and official ids',
  },
  product: { ...STAYS, counted: 'until the organisation is removed', why: 'no personal data' },
  productCost: { ...STAYS, counted: 'as the product', why: 'no personal data' },
  productRaw: { ...STAYS, counted: 'as the product', why: 'no personal data' },
  change: { ...STAYS, counted: 'until it is computed', why: 'work that waits' },
  run: { days: 90, counted: 'since it was made', why: 'what syncs did and cost, for a quarter' },
  runNote: {
    days: 90,
    counted: 'since it was left',
    why: 'deleted when it is computed; as long as its run where nobody could',
  },
  status: { ...STAYS, counted: 'one, replaced', why: 'the badge' },
  stream: { ...STAYS, counted: 'one for each stream, replaced', why: 'how far a sync has come' },
  manifest: { ...STAYS, counted: 'one for each 30,000 records, replaced', why: 'ids and digests' },
  quarantine: {
    days: 90,
    counted: 'since it was dismissed; one that waits stays',
    why: 'nothing is dropped before somebody has looked, and a dismissal can be looked up for a quarter',
  },
  quarantineRaw: {
    days: 90,
    counted: 'as its row',
    why: 'the payload that could not be read; without official ids',
  },
  hold: {
    ...STAYS,
    counted: 'one for each stream, replaced',
    why: 'ids; a rejection is kept, or the same would be asked again',
  },
  deadLetter: {
    days: 90,
    counted: 'since it was redriven; one that waits stays',
    why: 'ids of what could not be done',
  },
  audit: {
    days: 730,
    counted: 'since the act',
    why: 'who did what, for two years; ids and counts, no personal data',
  },
  hint: { ...STAYS, counted: 'until it is fetched', why: 'an id to be asked for' },
  webhookEvent: {
    days: 30,
    counted: 'since it came',
    why: 'what was delivered: an event and an id, no body',
  },
  stats: { ...STAYS, counted: 'until the organisation is removed', why: 'sums; nobody is in them' },
  book: { ...STAYS, counted: 'until the organisation is removed', why: 'sums of a day' },
  rules: {
    ...STAYS,
    counted: 'until the organisation is removed',
    why: 'thresholds by version, which moves refer to',
  },
  model: { ...STAYS, counted: 'the latest few', why: 'parameters; nobody is in them' },
  coPurchase: { ...STAYS, counted: 'as the model', why: 'which products go together' },
  transition: {
    ...STAYS,
    counted: 'until the customer is erased',
    why: 'moves between segments by customer id; monthly sums are made of them again',
  },
  incident: { ...STAYS, counted: 'one for each kind, replaced', why: 'no personal data' },
  report: {
    days: 365,
    counted: 'since it was planned',
    why: 'that a week was reported, so that it is not again',
  },
  delivery: {
    days: 90,
    counted: 'since it was planned',
    why: 'what became of a mail to a member; not what it said',
  },
  posCredentials: { ...STAYS, counted: 'one, replaced', why: 'sealed' },
  posSession: { ...STAYS, counted: 'one, replaced', why: 'sealed; the point of sale ends it' },
  webhookSecrets: { ...STAYS, counted: 'one, replaced', why: 'sealed' },
} as const satisfies Record<PathName, Keeping>;

/** Paths whose documents expire. */
export type ExpiringPath = {
  [Name in PathName]: (typeof KEEPING)[Name]['days'] extends number ? Name : never;
}[PathName];

const DAY_MS = 86_400_000;

/** When a document expires whose time counts since an instant: its `expireAt`. */
export function expiryOf(name: ExpiringPath, since: Date): Date {
  return new Date(since.getTime() + KEEPING[name].days * DAY_MS);
}

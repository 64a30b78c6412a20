import { z } from 'zod';
import { instantSchema, timeZoneSchema } from './primitives';

/** A store of the retailer. Nothing else of the POS's location payload is kept: it carries live credentials. */
export const posLocationSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  timezone: timeZoneSchema,
  active: z.boolean(),
});
export type PosLocation = z.infer<typeof posLocationSchema>;

/** How hard one org's POS may be asked. Defaults suit an undocumented limit. */
export const pacingSchema = z.strictObject({
  requestsPerSecond: z.number().positive().max(100).default(4),
  burst: z.int().min(1).max(100).default(8),
  concurrency: z.int().min(1).max(16).default(2),
});
export type Pacing = z.infer<typeof pacingSchema>;

/** How far back and how often an org's records are looked at again. */
export const dutiesSchema = z.strictObject({
  /** Days that a plain pull of orders reaches back behind the newest order known. */
  overlapDays: z.int().min(1).max(14).default(2),
  /** Days after which an order that is still open is no longer asked for. */
  openOrderDays: z.int().min(1).max(365).default(60),
  /** Orders of so many last days are walked again, for voids and other late changes, */
  recheckDays: z.int().min(1).max(90).default(14),
  /** so often. */
  recheckEveryHours: z.int().min(1).max(168).default(24),
  /** Everything is walked and compared with what is stored so often. */
  fullWalkEveryDays: z.int().min(1).max(90).default(7),
});
export type Duties = z.infer<typeof dutiesSchema>;

/** Runs in a row that found the POS away. While it is open, only people start runs. */
export const breakerSchema = z.strictObject({
  failures: z.int().min(1),
  /** Null until there were enough of them; after it one run may try. */
  openUntil: instantSchema.nullable(),
});
export type Breaker = z.infer<typeof breakerSchema>;

/** Where the real Alleaves is. */
export const ALLEAVES_URL = 'https://app.alleaves.com/api';

/** `orgs/{org}` */
export const orgSchema = z.strictObject({
  name: z.string().min(1),
  /** Zone of the org's calendar reports; each location has its own for its business days. */
  timezone: timeZoneSchema,
  status: z.enum(['active', 'paused', 'needs_attention']),
  /** Why it needs attention, in one sentence for staff; null otherwise. */
  statusReason: z.string().nullable(),
  pos: z.strictObject({
    provider: z.literal('alleaves'),
    baseUrl: z.url(),
    locations: z.array(posLocationSchema),
    pacing: pacingSchema,
    /** POS status numbers that a retailer's account uses, where flags and text say nothing. */
    statusTable: z.record(z.string(), z.string()).default({}),
    /** How the POS takes a login: fields in a JSON body, or HTTP Basic, which carries no PIN. */
    loginStyle: z.enum(['json', 'basic']).default('json'),
  }),
  /** How often what a plain pull does not show is looked for. */
  duties: dutiesSchema.default(() => dutiesSchema.parse({})),
  schedule: z.strictObject({
    intervalMinutes: z.int().min(5).max(1440).default(30),
  }),
  /** How the POS has failed lately; null while it answers. */
  breaker: breakerSchema.nullable().default(null),
  /** Number of the current document under `rules/`. */
  rulesVersion: z.int().min(0),
  /** The current document under `models/`; null before the first fit. */
  fitId: z.string().nullable().default(null),
  createdAt: instantSchema,
});
export type Org = z.infer<typeof orgSchema>;

/**
 * Whether days or hours of the org's records are read by other clocks than before: its own zone or that of a store it already
 * had. A store that is new had no orders yet.
 */
export function hasOtherZones(before: OrgZones, after: OrgZones): boolean {
  const zones = new Map(after.pos.locations.map(({ id, timezone }) => [id, timezone]));
  return (
    before.timezone !== after.timezone ||
    before.pos.locations.some(({ id, timezone }) => (zones.get(id) ?? timezone) !== timezone)
  );
}

/** The part of an org that names zones. */
interface OrgZones extends Pick<Org, 'timezone'> {
  readonly pos: Pick<Org['pos'], 'locations'>;
}

/** What a login to the POS takes. Sealed at rest, never logged. */
export const posCredentialsSchema = z.strictObject({
  username: z.string().min(1),
  password: z.string().min(1),
  pin: z.string().regex(/^\d+$/, 'must be digits').optional(),
});
export type PosCredentials = z.infer<typeof posCredentialsSchema>;

import type { CoPurchaseFit } from '../model/co-purchase';
import type { Recommendation } from '../model/recommendation';
import { readCatalogue, type CatalogueEntry } from '../store/catalogue';
import type { Database } from '../store/database';
import { CorruptDocument, toLogFields } from '../store/errors';
import { readCoPurchase } from '../store/fits';
import { readHolds } from '../store/holds';
import { readOrg } from '../store/orgs';
import { loadRecords } from '../store/records';
import { recommendProducts } from './recommendations/recommend-products';

/** A sale or a delivery is seen in stock after so long. */
const CACHE_MS = 60_000;

/** Orgs whose catalogue is kept in memory at most: one of 60,000 products takes some 30 MB. */
const MAX_ORGS = 5;

/** Who is asked about, and where they are; null for all stores together. */
export interface RecommendationRequest {
  readonly orgId: string;
  readonly customerId: string;
  readonly locationId: string | null;
}

/** What can be offered, or why nothing can be said. */
export type RecommendationResult =
  | {
      readonly outcome: 'recommended';
      /** At most five, best first; empty when nothing in stock speaks to the customer. */
      readonly recommendations: readonly Recommendation[];
      /** When the catalogue was read. */
      readonly asOf: Date;
    }
  | {
      readonly outcome: 'refused';
      readonly reason:
        'no_org' | 'no_location' | 'no_customer' | 'gone' | 'guest' | 'not_computed' | 'no_orders';
    };

/** What recommendations are made with. */
export interface RecommendationCollaborators {
  readonly db: Database;
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** What all customers of an org have in common here. */
interface Offer {
  readonly locationIds: readonly string[];
  readonly products: readonly CatalogueEntry[];
  readonly heldProductIds: ReadonlySet<string>;
  readonly coPurchase: CoPurchaseFit | null;
  readonly asOf: Date;
}

/**
 * Makes the function that recommends products to a customer: from the live catalogue, which is read once a minute for each
 * org, the customer's own preferences as they are stored now, and what the org's customers buy together.
 */
export function createRecommender(
  collaborators: RecommendationCollaborators,
): (request: RecommendationRequest) => Promise<RecommendationResult> {
  const offerOf = createOfferCache(collaborators);
  return async ({ orgId, customerId, locationId }) => {
    const [offer, found] = await Promise.all([
      offerOf(orgId),
      loadRecords(collaborators.db, orgId, 'customers', [customerId]),
    ]);
    const record = found.get(customerId);
    if (offer === null) return refuse('no_org');
    if (locationId !== null && !offer.locationIds.includes(locationId))
      return refuse('no_location');
    if (record?.stream !== 'customers') return refuse('no_customer');
    const { profile, source, insights } = record.value;
    if (source.deletedAt !== null || source.erasedAt) return refuse('gone');
    if (profile.guest) return refuse('guest');
    if (insights === null) return refuse('not_computed');
    const { preferences } = insights;
    if (preferences.basis.orders === 0) return refuse('no_orders');
    const recommendations = recommendProducts({ ...offer, preferences, locationId });
    return { outcome: 'recommended', recommendations, asOf: offer.asOf };
  };
}

function refuse(
  reason: Extract<RecommendationResult, { outcome: 'refused' }>['reason'],
): RecommendationResult {
  return { outcome: 'refused', reason };
}

function createOfferCache(
  collaborators: RecommendationCollaborators,
): (orgId: string) => Promise<Offer | null> {
  const cached = new Map<string, { offer: Promise<Offer | null>; until: number }>();
  return (orgId) => {
    const at = collaborators.now().getTime();
    const hit = cached.get(orgId);
    if (hit && hit.until > at) return hit.offer;
    const offer = loadOffer(collaborators, orgId);
    if (cached.size >= MAX_ORGS) cached.clear();
    cached.set(orgId, { offer, until: at + CACHE_MS });
    offer.catch(() => cached.delete(orgId));
    return offer;
  };
}

async function loadOffer(
  { db, now, log }: RecommendationCollaborators,
  orgId: string,
): Promise<Offer | null> {
  const asOf = now();
  const org = await readOrg(db, orgId);
  if (!org) return null;
  const onCorrupt = (error: CorruptDocument): void =>
    log('something cannot be read and is not recommended by', { orgId, ...toLogFields(error) });
  const [products, holds, coPurchase] = await Promise.all([
    readCatalogue(db, orgId, onCorrupt),
    readHolds(db, orgId, ['products']),
    org.fitId === null ? null : readCoPurchase(db, orgId, org.fitId).catch(reportTo(onCorrupt)),
  ]);
  // A hold names products as the POS does.
  const held = new Set(holds.flatMap(({ hold }) => (hold.state === 'open' ? hold.ids : [])));
  const heldProductIds = new Set(
    products.filter(({ source }) => held.has(source.externalId)).map(({ id }) => id),
  );
  const locationIds = org.pos.locations.map(({ id }) => id);
  return { locationIds, products, heldProductIds, coPurchase, asOf };
}

function reportTo(onCorrupt: (error: CorruptDocument) => void): (error: unknown) => null {
  return (error) => {
    if (!(error instanceof CorruptDocument)) throw error;
    onCorrupt(error);
    return null;
  };
}

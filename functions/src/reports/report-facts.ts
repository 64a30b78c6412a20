import type { BooksSummary } from '../model/books';
import type { MovesMonth, Period } from '../model/moves';
import type { SyncStatus } from '../model/run';
import type { SeriesDay } from '../model/series';
import type { Org } from '../model/org';
import type { WatchedCustomer } from '../store/watched-customers';

/** All that a weekly report is made of, as it is stored. */
export interface ReportFacts {
  readonly orgId: string;
  readonly org: Pick<Org, 'name' | 'timezone' | 'status' | 'statusReason' | 'schedule'>;
  readonly week: Period;
  /** Days with sales or open orders, of this week and the one before. */
  readonly days: Readonly<Record<string, Pick<SeriesDay, SeriesFigure>>>;
  /** Months of moves that these two weeks touch. */
  readonly moves: readonly Pick<MovesMonth, 'days' | 'since' | 'timezone'>[];
  readonly watched: {
    /** Those who spent most. */
    readonly top: readonly WatchedCustomer[];
    readonly total: number;
  };
  /** Null before the first sync. */
  readonly status: SyncStatus | null;
  /** Null before the first day was compared. */
  readonly books: BooksSummary | null;
  readonly now: Date;
}

type SeriesFigure = 'orders' | 'revenueCents' | 'newBuyers' | 'returningBuyers';

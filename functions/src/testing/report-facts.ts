import { EMPTY_PROFILE } from '../model/erasure';
import type { ReportFacts } from '../reports/report-facts';

const NEVER_HOURS = { newcomers: {} };

/** What a report of the week from January 19, 2026 is made of: a shop that does well, with one thing to see to. */
export function makeReportFacts(change: Partial<ReportFacts> = {}): ReportFacts {
  return {
    orgId: 'maple-street',
    org: {
      name: 'Maple Street',
      timezone: 'America/New_York',
      status: 'active',
      statusReason: null,
      schedule: { intervalMinutes: 30 },
    },
    week: { first: '2026-01-19', last: '2026-01-25' },
    days: {
      '2026-01-12': day(10, 100_000, 1),
      '2026-01-19': day(12, 150_000, 3),
      '2026-01-24': day(8, 75_050, 1),
    },
    moves: [
      {
        timezone: 'America/New_York',
        since: new Date('2025-12-01T00:00:00Z'),
        days: {
          '2026-01-12': { flows: { vip: { slipping: 9 } }, ...NEVER_HOURS },
          '2026-01-20': {
            flows: { slipping: { loyal: 2, vip: 1 }, vip: { slipping: 4 } },
            newcomers: { new: 5 },
          },
          '2026-01-25': { flows: { slipping: { loyal: 1 } }, ...NEVER_HOURS },
        },
      },
    ],
    watched: { top: [], total: 0 },
    status: {
      lastSuccessAt: new Date('2026-01-26T11:31:00Z'),
      lastRunId: 'schedule-20260126T1130',
      lastRunState: 'succeeded',
      lastError: null,
      attention: { quarantined: 3, holds: 0, deadLetters: 0 },
    },
    books: {
      lastDay: '2026-01-25',
      balancedThrough: '2026-01-25',
      differing: [],
      differingCount: 0,
      computedAt: new Date('2026-01-26T11:31:00Z'),
    },
    now: new Date('2026-01-26T12:00:00Z'),
    ...change,
  };
}

/** Somebody on the watch list. */
export function makeWatched(
  id: string,
  displayName: string,
): ReportFacts['watched']['top'][number] {
  return {
    id,
    profile: { ...EMPTY_PROFILE, displayName },
    insights: {
      watch: {
        listed: true,
        value: 'VIP by value',
        reasons: [
          { reason: 'silent', text: 'no order for 21 days or more' },
          { reason: 'churn_risk', text: 'churn risk high' },
          { reason: 'lapsing', text: 'Slipping' },
        ],
      },
      totals: {
        orderCount: 12,
        spentCents: 123_400,
        averageCents: 10_283,
        firstOrderAt: new Date('2025-03-01T15:00:00Z'),
        lastOrderAt: new Date('2026-01-02T15:00:00Z'),
      },
    },
  };
}

function day(orders: number, revenueCents: number, newBuyers: number) {
  return { orders, revenueCents, newBuyers, returningBuyers: orders - newBuyers };
}

import { dutiesSchema, type Org, type PosLocation } from '../model/org';

const LOCATIONS: PosLocation[] = [
  { id: '1000', name: 'Maple', timezone: 'America/New_York', active: true },
];

/** An active org with one location, whose POS may be asked as fast as it answers. */
export function makeOrg(baseUrl: string, locations: PosLocation[] = LOCATIONS): Org {
  return {
    name: 'Maple Street',
    timezone: 'America/New_York',
    status: 'active',
    statusReason: null,
    pos: {
      provider: 'alleaves',
      baseUrl,
      locations,
      pacing: { requestsPerSecond: 100, burst: 100, concurrency: 2 },
      statusTable: {},
      loginStyle: 'json',
    },
    duties: dutiesSchema.parse({}),
    schedule: { intervalMinutes: 30 },
    breaker: null,
    rulesVersion: 1,
    fitId: null,
    createdAt: new Date('2026-01-01T00:00:00Z'),
  };
}

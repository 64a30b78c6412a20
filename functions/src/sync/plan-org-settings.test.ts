import { makeOrg } from '../testing/make-org';
import { planOrgSettings } from './plan-org-settings';

const ORG = makeOrg('http://127.0.0.1:9');
const RESTING = { failures: 5, openUntil: new Date('2026-01-28T20:00:00Z') };
const RESUMED = { status: 'active', statusReason: null, breaker: null };

describe('planOrgSettings', () => {
  it.each([
    ['active', {}],
    ['needs_attention', { statusReason: 'The PIN is wrong.' }],
  ] as const)('pauses an org that is %s', (status, change) => {
    const plan = planOrgSettings({ ...ORG, status, ...change }, { status: 'paused' });
    expect(plan).toStrictEqual({
      change: { status: 'paused', statusReason: null },
      entries: [{ action: 'org_paused' }],
    });
  });

  it.each([
    ['is paused', { status: 'paused' }],
    ['needs attention', { status: 'needs_attention', statusReason: 'The PIN is wrong.' }],
    ['rests because its POS was away', { breaker: RESTING }],
  ] as const)('resumes an org that %s', (_, before) => {
    const plan = planOrgSettings({ ...ORG, ...before }, { status: 'active' });
    expect(plan).toStrictEqual({ change: RESUMED, entries: [{ action: 'org_resumed' }] });
  });

  it('keeps the rest of what it knows of the POS when it pauses', () => {
    const plan = planOrgSettings({ ...ORG, breaker: RESTING }, { status: 'paused' });
    expect(plan.change).not.toHaveProperty('breaker');
  });

  it('changes how often syncs come, together with the status or alone', () => {
    const schedule = { schedule: { intervalMinutes: 15 } };
    const entry = { action: 'schedule_changed', detail: 'every 15 minutes' };
    expect(planOrgSettings(ORG, { intervalMinutes: 15 })).toStrictEqual({
      change: schedule,
      entries: [entry],
    });
    expect(planOrgSettings(ORG, { status: 'paused', intervalMinutes: 15 })).toStrictEqual({
      change: { status: 'paused', statusReason: null, ...schedule },
      entries: [{ action: 'org_paused' }, entry],
    });
  });

  it.each([{ status: 'active' }, { intervalMinutes: 30 }, {}] as const)(
    'changes nothing where %j is so already',
    (wanted) => {
      expect(planOrgSettings(ORG, wanted)).toStrictEqual({ change: {}, entries: [] });
    },
  );
});

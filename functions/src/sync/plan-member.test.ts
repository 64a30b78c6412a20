import type { Role } from '../model/member';
import { planMember } from './plan-member';

const MEMBERS = [
  { uid: 'ann', role: 'owner' },
  { uid: 'bob', role: 'owner' },
  { uid: 'max', role: 'manager' },
  { uid: 'mia', role: 'manager' },
  { uid: 'kim', role: 'marketing' },
  { uid: 'vic', role: 'viewer' },
] as const;

type Case = readonly [caller: string | null, target: string | null, role: Role | null];

const ALLOWED: readonly Case[] = [
  ['ann', null, 'owner'],
  ['ann', 'vic', 'owner'],
  ['ann', 'max', 'viewer'],
  ['ann', 'bob', null],
  ['ann', 'ann', 'viewer'],
  ['ann', 'ann', null],
  ['max', null, 'viewer'],
  ['max', null, 'marketing'],
  ['max', 'vic', 'marketing'],
  ['max', 'kim', null],
  ['max', 'max', 'viewer'],
  ['max', 'max', null],
  ['max', 'max', 'manager'],
  [null, null, 'owner'],
  [null, 'ann', 'viewer'],
];

const REFUSED: readonly [...Case, string][] = [
  ['max', 'max', 'owner', 'own_role'],
  ['max', null, 'manager', 'above_manager'],
  ['max', null, 'owner', 'above_manager'],
  ['max', 'vic', 'manager', 'above_manager'],
  ['max', 'mia', 'viewer', 'above_manager'],
  ['max', 'mia', null, 'above_manager'],
  ['max', 'ann', null, 'above_manager'],
  ['max', 'ann', 'owner', 'above_manager'],
  ['max', 'mia', 'manager', 'above_manager'],
  ['kim', 'vic', null, 'not_allowed'],
  ['vic', 'vic', 'owner', 'not_allowed'],
  ['kim', 'kim', null, 'not_allowed'],
  ['nobody', null, 'viewer', 'not_allowed'],
];

describe('planMember', () => {
  it.each(ALLOWED)('lets %s make %s %s', (caller, target, role) => {
    expect(planMember(MEMBERS, { caller, target, role }).outcome).toBe('planned');
  });

  it.each(REFUSED)('does not let %s make %s %s: %s', (caller, target, role, reason) => {
    const plan = planMember(MEMBERS, { caller, target, role });
    expect(plan).toStrictEqual({ outcome: 'refused', reason });
  });

  it.each(['ann', null])('leaves an org its last owner when %s asks', (caller) => {
    const members = MEMBERS.filter(({ uid }) => uid !== 'bob');
    for (const role of ['manager', null] as const) {
      const plan = planMember(members, { caller, target: 'ann', role });
      expect(plan).toStrictEqual({ outcome: 'refused', reason: 'last_owner' });
    }
  });

  it('names the owner who has to remain when an owner becomes less', () => {
    expect(planMember(MEMBERS, { caller: 'ann', target: 'ann', role: 'viewer' })).toStrictEqual({
      outcome: 'planned',
      before: MEMBERS[0],
      isChange: true,
      remaining: MEMBERS[1],
    });
  });

  it('knows what is so already', () => {
    expect(planMember(MEMBERS, { caller: 'ann', target: 'ann', role: 'owner' })).toStrictEqual({
      outcome: 'planned',
      before: MEMBERS[0],
      isChange: false,
      remaining: null,
    });
    expect(planMember(MEMBERS, { caller: 'ann', target: 'eve', role: null })).toStrictEqual({
      outcome: 'planned',
      before: null,
      isChange: false,
      remaining: null,
    });
  });
});

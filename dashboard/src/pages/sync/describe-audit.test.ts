import { auditSchema } from '@model/audit';
import { describeAction, describeActor, describeTarget } from './describe-audit';

const EMAILS = new Map([['u1', 'owner@example.test']]);

it.each(auditSchema.shape.action.options)('has words for %s', (action) => {
  expect(describeAction({ action })).toMatch(/^[A-Z][a-z ]+$/);
});

it.each([
  ['u1', 'owner@example.test'],
  ['u2', 'Somebody who is no member any more'],
  ['cli:robin', 'robin, who runs Trellis'],
])('says who %s is', (by, text) => {
  expect(describeActor(by, EMAILS)).toBe(text);
});

describe('describeTarget', () => {
  it('names members by their address', () => {
    expect(describeTarget({ action: 'member_set', target: 'u1' }, EMAILS)).toBe(
      'owner@example.test',
    );
    expect(describeTarget({ action: 'member_removed', target: 'u2' }, EMAILS)).toBe(
      'A former member',
    );
  });

  it('names everything else by its id', () => {
    expect(describeTarget({ action: 'hold_confirmed', target: 'orders' }, EMAILS)).toBe('orders');
    expect(describeTarget({ action: 'org_paused', target: null }, EMAILS)).toBe('');
  });
});

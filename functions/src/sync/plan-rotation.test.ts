import type { WebhookSecrets } from '../model/webhook';
import { planRotation, validSecrets } from './plan-rotation';

const NOW = new Date('2026-01-28T20:00:00Z');
const DAY_MS = 86_400_000;
const BEFORE: WebhookSecrets = {
  generation: 2,
  current: 'the-second-secret',
  previous: { secret: 'the-first-secret', validUntil: new Date('2026-01-29T00:00:00Z') },
};
const rotation = { newSecret: 'the-third-secret', now: NOW, keepOldMs: DAY_MS, newUrl: false };

describe('planRotation', () => {
  it('keeps the replaced secret until its end date, and none before it', () => {
    expect(planRotation(BEFORE, rotation)).toStrictEqual({
      generation: 2,
      current: 'the-third-secret',
      previous: { secret: 'the-second-secret', validUntil: new Date('2026-01-29T20:00:00Z') },
    });
  });

  it('keeps nothing when nothing is to be kept', () => {
    expect(planRotation(BEFORE, { ...rotation, keepOldMs: 0 }).previous).toBeNull();
  });

  it('raises the generation for a new URL alone', () => {
    expect(planRotation(BEFORE, { ...rotation, newUrl: true }).generation).toBe(3);
  });
});

describe('validSecrets', () => {
  it.each([
    ['2026-01-28T23:59:59.999Z', ['the-second-secret', 'the-first-secret']],
    ['2026-01-29T00:00:00.000Z', ['the-second-secret']],
  ])('at %s are %j', (at, secrets) => {
    expect(validSecrets(BEFORE, new Date(at))).toStrictEqual(secrets);
  });
});

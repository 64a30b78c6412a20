import { planSilence } from './plan-silence';

const AT = new Date('2026-01-30T10:00:00Z');

it.each([
  ['a few orders without a word are none', AT, 4, false, false],
  ['five orders without a word are', AT, 5, false, true],
  ['goes on while nothing is delivered', AT, 5, true, true],
  ['ends with the first webhook', AT, 0, true, false],
  ['is none where there never was a webhook', null, 100, false, false],
  ['is not forgotten with the last webhook', null, 0, true, true],
])('silence: %s', (_, lastWebhookAt, ordersSince, before, silent) => {
  expect(planSilence({ lastWebhookAt, ordersSince, before })).toBe(silent);
});

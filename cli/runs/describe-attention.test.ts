import { describeAttention, type Attention } from './describe-attention';

const NOTHING: Attention = {
  quarantined: 0,
  holds: 0,
  deadLetters: 0,
  stalled: false,
  webhookSilence: false,
};

it.each<[string, Partial<Attention>, string]>([
  ['says that there is nothing', {}, 'nothing'],
  ['counts what waits', { quarantined: 2, holds: 1 }, '2 rows in quarantine, 1 decision open'],
  ['counts what was given up', { deadLetters: 1_200 }, '1,200 dead letters'],
  [
    'counts orders that no longer come',
    { holds: 2, stalled: true },
    '2 decisions open, 1 stalled stream',
  ],
])('%s', (_, change, summary) => {
  expect(describeAttention({ ...NOTHING, ...change }).summary).toBe(summary);
});

it('names the remedy where no command of ours mends it', () => {
  const { remedies } = describeAttention({ ...NOTHING, stalled: true, webhookSilence: true });
  expect(remedies).toStrictEqual([
    expect.stringMatching(/^Orders {8}none come, .*; the next order ends this$/),
    expect.stringMatching(/^Webhooks {6}none come, .* until one does$/),
  ]);
  expect(describeAttention({ ...NOTHING, holds: 1 }).remedies).toStrictEqual([]);
});

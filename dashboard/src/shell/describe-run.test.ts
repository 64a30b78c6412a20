import { streamCountsSchema, type Run, type StreamReport } from '@model/run';
import { describeCounts, describeLastState, describeOutcome } from './describe-run';

const report = (counts: Partial<StreamReport['counts']>): StreamReport => ({
  state: 'complete',
  counts: streamCountsSchema.parse(counts),
  error: null,
});

describe('a run in words', () => {
  it('says how it went and who began it', () => {
    const run: Pick<Run, 'state' | 'trigger'> = { state: 'partial', trigger: 'manual' };
    expect(describeOutcome(run)).toBe('Incomplete, started by hand');
  });

  it('says of the last one what is told without reading it', () => {
    expect(describeLastState('partial')).toBe('Last run: incomplete.');
    expect(describeLastState(null)).toBeNull();
  });

  it('adds up what its streams read and changed', () => {
    const reports = {
      customers: report({ fetched: 2_500, created: 2, updated: 3 }),
      orders: report({ fetched: 27, deleted: 1, unchanged: 26 }),
    };
    expect(describeCounts({ reports })).toBe('2,527 records read, 6 changed');
  });

  it('says it of a run that has read nothing yet', () => {
    expect(describeCounts({ reports: {} })).toBe('0 records read, 0 changed');
  });
});

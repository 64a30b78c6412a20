import { describeReasons } from './describe-reasons';

const SILENT = { reason: 'silent', text: 'no order for 21 days or more' } as const;
const RISK = { reason: 'churn_risk', text: 'churn risk high' } as const;
const LAPSING = { reason: 'lapsing', text: 'Slipping' } as const;

describe('the reasons of the watch list', () => {
  it('are one sentence, without the segment that stands beside it', () => {
    expect(describeReasons({ reasons: [SILENT, RISK, LAPSING] })).toBe(
      'No order for 21 days or more, churn risk high',
    );
  });

  it('name the segment where it is all that is to be said', () => {
    expect(describeReasons({ reasons: [LAPSING] })).toBe('Slipping');
  });
});

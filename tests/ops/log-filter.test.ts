import { matchesFilter, parseFilter } from './log-filter';

const ENTRY = {
  resource: { type: 'cloud_run_revision' },
  jsonPayload: { n: 3, text: '3', ok: true },
};

describe('matchesFilter', () => {
  it.each([
    ['resource.type="cloud_run_revision"', true],
    ['resource.type="other"', false],
    ['jsonPayload.n>2', true],
    ['jsonPayload.n>3', false],
    ['jsonPayload.n>=3', true],
    ['jsonPayload.ok=true', true],
    ['jsonPayload.ok=false', false],
    ['jsonPayload.text>2', false],
    ['jsonPayload.absent=true', false],
    ['jsonPayload.n>2 AND resource.type="other"', false],
  ])('%s is %s', (filter, matches) => {
    expect(matchesFilter(filter, ENTRY)).toBe(matches);
  });

  it('refuses what it does not know', () => {
    expect(() => parseFilter('a.b=1 OR a.c=2')).toThrow('no comparison');
    expect(() => parseFilter('a:b')).toThrow('no comparison');
  });
});

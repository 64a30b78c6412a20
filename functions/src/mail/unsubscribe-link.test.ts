import { readUnsubscribeQuery, unsubscribeUrl, type Subscription } from './unsubscribe-link';

const KEY = 'a key of this deployment';
const MINE: Subscription = { orgId: 'maple', uid: 'u1', list: 'report' };
const queryOf = (url: string): Record<string, string> =>
  Object.fromEntries(new URL(url).searchParams);
const QUERY = queryOf(unsubscribeUrl('https://example.test/unsubscribe', MINE, KEY));

describe('a link to unsubscribe', () => {
  it('names the member, the organisation and the list, and nothing else', () => {
    expect(QUERY).toEqual({
      org: 'maple',
      member: 'u1',
      list: 'report',
      code: expect.stringMatching(/^[\w-]{32}$/),
    });
    expect(readUnsubscribeQuery(QUERY, KEY)).toEqual(MINE);
  });

  it('survives an id that an URL would take for something else', () => {
    const odd = { ...MINE, uid: 'a&b=c#d+e%f' };
    const query = queryOf(unsubscribeUrl('https://example.test/unsubscribe', odd, KEY));
    expect(readUnsubscribeQuery(query, KEY)).toEqual(odd);
  });

  it.each<[string, object]>([
    ['another member', { member: 'u2' }],
    ['another organisation', { org: 'oak-street' }],
    ['another list', { list: 'notices' }],
    ['a list that does not exist', { list: 'everything' }],
    ['no code', { code: '' }],
    ['a code cut short', { code: QUERY['code']?.slice(0, 31) }],
    ['a code of another length', { code: `${QUERY['code']}A` }],
    ['a code that is a list', { code: [QUERY['code']] }],
    ['more than it takes', { also: 'x' }],
    ['a member that is a path', { member: 'u1/../u2' }],
  ])('is good for nothing with %s', (_, change) => {
    expect(readUnsubscribeQuery({ ...QUERY, ...change }, KEY)).toBeNull();
  });

  it('is good for nothing with any letter of its code changed, or under another key', () => {
    const code = QUERY['code'] ?? '';
    const letters = code.split('');
    const changed = letters.map((letter, index) =>
      letters.with(index, letter === 'A' ? 'B' : 'A').join(''),
    );
    const taken = changed.filter((one) => readUnsubscribeQuery({ ...QUERY, code: one }, KEY));
    expect(taken).toEqual([]);
    expect(readUnsubscribeQuery(QUERY, 'another key')).toBeNull();
  });
});

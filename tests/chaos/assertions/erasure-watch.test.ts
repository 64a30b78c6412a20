import { Chronicle } from '../world/chronicle';
import { ErasureWatch } from './erasure-watch';
import { Violations } from './violations';

function createWatch(erased: boolean) {
  const violations = new Violations();
  const chronicle = new Chronicle();
  chronicle.person = { id: '7', says: {}, words: ['Zq7zq'], details: [], asked: true, erased };
  return { violations, watch: new ErasureWatch(violations, chronicle) };
}

describe('the watch over an erasure', () => {
  it.each([true, false])('sees a name in the log, erased or not: %s', (erased) => {
    const { violations, watch } = createWatch(erased);
    watch.onSaid('a line of the log', ['a run ended', { orgId: 'maple' }]);
    expect(violations.found).toEqual([]);
    watch.onSaid('a line of the log', ['a row was set aside', { row: { last: 'Zq7zq' } }]);
    expect(violations.found).toEqual(['named: a line of the log says Zq7zq of a customer']);
  });

  it('sees a document that names the person after the erasure, and none before', () => {
    const write = {
      op: 'set',
      path: 'orgs/maple/hints/1',
      data: { raw: '{"a":"Zq7zq"}' },
    } as const;
    const before = createWatch(false);
    before.watch.onWrite(write);
    expect(before.violations.found).toEqual([]);
    const after = createWatch(true);
    after.watch.onWrite(write);
    expect(after.violations.found).toHaveLength(1);
  });
});

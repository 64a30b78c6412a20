import { judge } from './judge';
import type { ToldCommit } from './ledger';

const NOW_MS = Date.UTC(2026, 0, 28, 20);

function claimed(name: string, fence: number, atMicros: number): ToldCommit {
  const data = { holder: name, fence, beat: atMicros, checkpoint: null, watermark: null };
  const path = 'orgs/maple/streams/orders';
  return { worker: { name }, writes: [{ op: 'update', path, data }], atMicros };
}

describe('judge', () => {
  it('finds nothing where one holder follows another, in whatever order it was told', () => {
    const commits = [claimed('late', 2, 30), claimed('early', 1, 10), claimed('early', 1, 20)];
    expect(judge(commits, NOW_MS)).toEqual([]);
  });

  it('sees a commit of a holder who had lost the claim', () => {
    const commits = [claimed('zombie', 1, 10), claimed('heir', 2, 20), claimed('zombie', 1, 30)];
    expect(judge(commits, NOW_MS)).toEqual(['fence: orgs/maple/streams/orders went back']);
  });

  it('sees a write for another organisation', () => {
    const write = { op: 'set', path: 'orgs/cedar/orders/alv_1', data: {} } as const;
    const commit = { worker: { name: 'stray' }, writes: [write], atMicros: 1 };
    expect(judge([commit], NOW_MS)).toEqual(['org: stray wrote orgs/cedar/orders/alv_1']);
  });
});

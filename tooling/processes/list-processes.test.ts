import { selectTree } from './list-processes';

const plain = (pid: number, parentPid: number) => ({ pid, parentPid, isMarked: false });
const marked = (pid: number, parentPid: number) => ({ pid, parentPid, isMarked: true });

describe('selectTree', () => {
  it('takes the root and everything below it, whatever the order of the list', () => {
    const processes = [plain(30, 20), plain(20, 10), plain(10, 1), plain(11, 1), plain(12, 11)];
    expect(selectTree(processes, 10)).toEqual([10, 20, 30]);
  });

  it('takes an orphan that carries the mark, and the children of the orphan', () => {
    const processes = [plain(10, 1), marked(20, 1), plain(30, 20), plain(40, 1)];
    expect(selectTree(processes, 10)).toEqual([10, 20, 30]);
  });

  it('takes nothing when root and marks are gone', () => {
    expect(selectTree([plain(1, 0), plain(40, 1)], -1)).toEqual([]);
  });
});

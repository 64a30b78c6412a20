import { formatClosingLine, isSuccess } from './closing-line';

const result = (passed: number, failed: number) => ({ passed, failed, output: '' });

describe('formatClosingLine', () => {
  it('adds up every step', () => {
    expect(formatClosingLine([result(1, 0), result(411, 2)])).toBe('412 passed, 2 failed');
  });
});

describe('isSuccess', () => {
  it.each([
    ['everything passed', [result(1, 0), result(40, 0)], true],
    ['one of many failed', [result(1, 0), result(40, 1)], false],
    ['nothing was checked', [result(0, 0)], false],
    ['there was no step', [], false],
  ])('when %s', (_case, results, success) => {
    expect(isSuccess(results)).toBe(success);
  });
});

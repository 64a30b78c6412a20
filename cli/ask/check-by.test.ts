import { UsageError } from '../cli-error';
import { checkBy } from './check-by';

const readShort = (text: string): string => {
  if (text.length > 3) throw new UsageError('It is too long.', 'Use 3 letters.');
  return text;
};

it('is content with what can be read', () => {
  expect(checkBy(readShort)('abc')).toBe(true);
});

it('says what is wrong and what to do', () => {
  expect(checkBy(readShort)('abcd')).toBe('It is too long. Use 3 letters.');
});

it('hides no fault of the program', () => {
  const broken = checkBy(() => {
    throw new TypeError('broken');
  });
  expect(() => broken('x')).toThrow('broken');
});

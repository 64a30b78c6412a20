import { readExpressions } from './read-coverage';

const RULES = 'allow get: if isMember() && isOpen();';

const counted = (start: number, endOffset: number, values: object[], children: object[] = []) => ({
  sourcePosition: { line: 1, column: start, currentOffset: start, endOffset },
  values: values.map((value) => ({ value, count: 1 })),
  children,
});

describe('what the emulator has counted', () => {
  it('tells a decision that was always the same from one that was made both ways', () => {
    const yes = { boolValue: true };
    const both = counted(14, 21, [yes, { boolValue: false }]);
    const always = counted(28, 35, [yes, { undefined: { causeMessage: 'Null value error.' } }]);
    const whole = counted(14, 35, [yes, { boolValue: false }], [both, always]);
    const found = readExpressions({ report: [whole] }, RULES);
    expect(found.map(({ text, isOneSided }) => [text, isOneSided])).toStrictEqual([
      ['isMember() && isOpen()', false],
      ['isMember', false],
      ['isOpen()', true],
    ]);
  });

  it('tells a decision that nobody ever asked for', () => {
    const [never] = readExpressions({ report: [counted(28, 35, [])] }, RULES);
    expect(never).toMatchObject({ isDecision: true, isOneSided: true });
  });

  it('takes what answers other than yes or no for no decision', () => {
    const [value] = readExpressions({ report: [counted(14, 21, [{ stringValue: 'a' }])] }, RULES);
    expect(value).toMatchObject({ isDecision: false, isOneSided: false });
  });

  it('refuses what is no count', () => {
    expect(() => readExpressions({ rules: {} }, RULES)).toThrow('report');
  });
});

import fc from 'fast-check';
import { parseJson, toJson, withoutKeys } from './json';

const nest = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('JSON of the POS', () => {
  it('keeps every digit of every number', () => {
    const text = '{"id":9007199254740993,"price":15.820,"tiny":1e-7}';
    expect(toJson(parseJson(text))).toBe(text);
  });

  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(JSON.parse(toJson(parseJson(text)))).toStrictEqual(JSON.parse(text));
      }),
    );
  });

  it('may be nested 64 deep and no deeper, whatever its texts contain', () => {
    expect(() => parseJson(nest(64))).not.toThrow();
    expect(() => parseJson(nest(65))).toThrow('JSON is nested too deeply');
    const quoted = JSON.stringify(`\\" ${'['.repeat(100)}`);
    expect(parseJson(quoted)).toBe(JSON.parse(quoted));
  });

  it('lets the later of two equal keys win and leaves prototypes alone', () => {
    expect(toJson(parseJson('{"a":1,"a":2}'))).toBe('{"a":2}');
    const parsed = parseJson('{"__proto__":{"polluted":true}}');
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each(['', '{', '[1,]', '<html>', 'NaN', '{"a":1} x'])('is not %j', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it('loses unwanted keys at any depth and nothing else', () => {
    const value = parseJson('{"a":1,"no":2,"list":[{"no":3,"b":9007199254740993}]}');
    expect(toJson(withoutKeys(value, (key) => key === 'no'))).toBe(
      '{"a":1,"list":[{"b":9007199254740993}]}',
    );
  });
});

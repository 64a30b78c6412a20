import { isLosslessNumber, parse, stringify } from 'lossless-json';

const MAX_DEPTH = 64;

/** A value takes up to 80 bytes however few it came in; the largest answer that is taken has 1.4 million when it is rows of the POS. */
const MAX_VALUES = 2_000_000;

/** JSON that would take more stack or memory than it may: asking for it again changes nothing. */
export class ExcessiveJson extends SyntaxError {
  override readonly name = 'ExcessiveJson';
}

/** Whether a value is a plain JSON object: no array, no number with its digits kept, not null. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)
  );
}

/** Brackets deep enough to exhaust the stack of a recursive parser, and values enough to exhaust its memory, are refused before it starts. */
function requireModest(text: string): void {
  let depth = 0;
  let values = 1;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') {
      depth++;
      values++;
      if (depth > MAX_DEPTH) throw new ExcessiveJson('JSON is nested too deeply');
    } else if (character === '}' || character === ']') depth--;
    else if (character === ',') values++;
    if (values > MAX_VALUES) throw new ExcessiveJson('JSON has too many values');
  }
}

/**
 * Parses JSON and keeps the digits of every number, as a `LosslessNumber`: identifiers above 2^53 and money
 * survive. Of two equal keys the later wins, as in `JSON.parse`; a `__proto__` key stays an ordinary key.
 * @throws {ExcessiveJson} for JSON nested deeper than 64, or of more than two million values.
 * @throws {SyntaxError} for anything that is not JSON.
 */
export function parseJson(text: string): unknown {
  requireModest(text);
  return parse(text, null, { onDuplicateKey: ({ newValue }) => newValue });
}

/** The JSON text of a parsed value, its numbers with the digits they came with. */
export function toJson(value: unknown): string {
  return stringify(value) ?? 'null';
}

/** A copy of a JSON value without the keys, at any depth, that the test names. */
export function withoutKeys(value: unknown, isUnwanted: (key: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutKeys(item, isUnwanted));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isUnwanted(key))
      .map(([key, item]) => [key, withoutKeys(item, isUnwanted)]),
  );
}

const STRING_OR_MARK = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
const INDENT = '  ';

/**
 * JSON with each field on a line of its own. It is laid out as text: parsing would round the long numbers that points of sale use
 * as ids. What is no JSON comes out much as it went in.
 */
export function layOutJson(text: string): string {
  let depth = 0;
  const breakLine = (): string => `\n${INDENT.repeat(Math.max(0, depth))}`;
  return text.replace(STRING_OR_MARK, (mark) => {
    if (mark === '{' || mark === '[') {
      depth += 1;
      return `${mark}${breakLine()}`;
    }
    if (mark === '}' || mark === ']') {
      depth -= 1;
      return `${breakLine()}${mark}`;
    }
    if (mark === ',') return `,${breakLine()}`;
    return mark === ':' ? ': ' : mark;
  });
}

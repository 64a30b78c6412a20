import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { insightsSchema } from '../../functions/src/model/insights';
import { readCodeSpans } from './read-page';

const PAGE = readFileSync(join(__dirname, '../../docs/insights.md'), 'utf8');

/** The names of all values inside, such as `why.rule`; those of a list's elements stand below the list's own. */
function leavesOf(schema: z.core.$ZodType, name = ''): string[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return leavesOf(schema.unwrap(), name);
  if (schema instanceof z.ZodArray) return leavesOf(schema.element, name);
  if (!(schema instanceof z.ZodObject)) return [name];
  return Object.entries(schema.shape).flatMap(([key, inner]) =>
    leavesOf(inner, name === '' ? key : `${name}.${key}`),
  );
}

describe('the page about insights', () => {
  it('names every value, by its full name or in the row of what holds it', () => {
    const spans = new Set(readCodeSpans(PAGE));
    const leaves = leavesOf(insightsSchema);
    expect(leaves.length).toBeGreaterThan(80);
    const missing = leaves.filter((leaf) => {
      const dot = leaf.lastIndexOf('.');
      const inRow = spans.has(leaf.slice(0, dot)) && spans.has(leaf.slice(dot + 1));
      return !spans.has(leaf) && !inRow;
    });
    expect(missing).toStrictEqual([]);
  });

  it('names nothing that is not stored', () => {
    const leaves = leavesOf(insightsSchema);
    const named = readCodeSpans(PAGE).filter((span) =>
      /^[a-z]+[A-Za-z]*(\.[A-Za-z]+)+$/.test(span),
    );
    const unknown = named.filter(
      (name) => !leaves.some((leaf) => leaf === name || leaf.startsWith(`${name}.`)),
    );
    expect(unknown).toStrictEqual([]);
  });
});

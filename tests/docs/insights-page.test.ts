import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { insightsSchema } from '../../functions/src/model/insights';
import { recommendationSchema } from '../../functions/src/model/recommendation';
import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { TRANSITION_CAUSES, transitionSchema } from '../../functions/src/model/transition';
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

/** What the page says under one of its headings. */
function readSection(heading: string): string {
  const section = PAGE.split(/^## /m).find((one) => one.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`the page has no "${heading}"`);
  return section;
}

describe('the page about insights', () => {
  it('names every threshold with what it is unless changed', () => {
    const { segments, tiers, lifetimeHorizons } = DEFAULT_RULES;
    const values = Object.entries({ ...segments, ...tiers, ...lifetimeHorizons });
    const section = readSection('The rules behind it');
    const said = values.map(([name]) => {
      const [, number = ''] = new RegExp(`\`${name}\` ([\\d,]+)`).exec(section) ?? [];
      return [name, Number(number.replaceAll(/,/g, ''))];
    });
    expect(values).toHaveLength(34);
    expect(said).toStrictEqual(values);
  });

  it.each([
    ['What to offer', leavesOf(recommendationSchema)],
    ['Moves between segments', [...leavesOf(transitionSchema), ...TRANSITION_CAUSES]],
  ])('names every value under "%s"', (heading, leaves) => {
    const spans = new Set(readCodeSpans(readSection(heading)));
    const names = leaves.flatMap((leaf) => leaf.split('.'));
    expect(names.filter((name) => !spans.has(name))).toStrictEqual([]);
  });

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

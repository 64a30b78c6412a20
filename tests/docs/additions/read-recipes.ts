import { readCodeSpans } from '../read-page';

/** One row of a recipe. */
export interface Step {
  /** Files and folders, from the repository's root. */
  readonly places: readonly string[];
  /** Names in code style that stand beside them. */
  readonly names: readonly string[];
  /** Who reminds of it: `the compiler`, a test's path, `nobody`. */
  readonly remindedBy: string;
}

/** What the page tells how to add: its headings, each with the rows of the tables below it. */
export function readRecipes(page: string): Map<string, Step[]> {
  const [, ...sections] = page.split(/^## /m);
  return new Map(
    sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return [heading, lines.flatMap((line) => readStep(line) ?? [])];
    }),
  );
}

/** Whether words in code style are a path. */
export function isPath(span: string): boolean {
  return /^[\w.@-]+(\/[\w.@-]+)*\/?$/.test(span) && /\/|\.(md|rules|json)$/.test(span);
}

function readStep(line: string): Step | null {
  const [, place = '', what = '', remindedBy = ''] = line.split(/(?<!\\)\|/);
  const places = readCodeSpans(place).filter(isPath);
  if (places.length === 0) return null;
  const spans = [...readCodeSpans(place), ...readCodeSpans(what)];
  const names = spans.filter((span) => /^[A-Za-z_$][\w$]*$/.test(span));
  return { places, names, remindedBy: remindedBy.replaceAll('`', '').trim() };
}

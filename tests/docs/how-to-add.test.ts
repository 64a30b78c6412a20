import { rmSync } from 'node:fs';
import { ADDITIONS } from './additions/additions';
import { copySources } from './additions/copy-sources';
import { listComplaints, readComplaints, type Complaint } from './additions/list-complaints';
import { isPath, readRecipes, type Step } from './additions/read-recipes';
import { FILES, filesAt, readText, ROOT, searchSources } from './additions/sources';
import { readCodeSpans } from './read-page';

const PAGE = readText('docs/how-to-add.md');
const RECIPES = readRecipes(PAGE);

/** Seconds, but beside whatever else the machine does. */
const COMPILING_MS = 240_000;

function stepsOf(heading: string): readonly Step[] {
  const steps = RECIPES.get(heading);
  if (steps === undefined) throw new Error(`the page has no "${heading}"`);
  return steps;
}

/** What a recipe says the compiler names. */
function byCompiler(heading: string): string[] {
  const steps = stepsOf(heading).filter(({ remindedBy }) => remindedBy === 'the compiler');
  return steps.flatMap(({ places }) => places);
}

/** Those of the files that a recipe does not name. */
function missingFrom(heading: string, files: readonly string[]): string[] {
  const places = stepsOf(heading).flatMap((step) => step.places);
  return files.filter((file) => !places.includes(file));
}

const SEGMENT = 'vip|high_value|frequent|loyal|slipping|at_risk|churned';

/** Whether code says three segments or more. */
function listsSegments(code: string): boolean {
  const said = code.matchAll(new RegExp(`'(${SEGMENT})'|^\\s*(${SEGMENT}):`, 'gm'));
  return new Set([...said].map(([, quoted, key]) => quoted ?? key)).size > 2;
}

/** Whether code asks whether a stream is a certain one, or leaves one out. */
function asksForStream(code: string): boolean {
  return /[sS]tream\)? [!=]== '(customers|orders|products)'|Exclude<Stream/.test(code);
}

/** Whether code knows that there is Alleaves, more than its sentences do. */
function knowsAlleaves(code: string): boolean {
  return /pos\/alleaves\/|'alleaves'|alleaves\.(com|local)|alleavesWebhook|x-alleaves|['`]alv_/.test(
    code,
  );
}

const isAboutAlleaves = (path: string): boolean => path.startsWith('functions/src/pos/alleaves/');

describe('docs/how-to-add.md', () => {
  it.each([...RECIPES.keys()])('names places and names that exist under "%s"', (heading) => {
    const steps = stepsOf(heading);
    expect(steps.length).toBeGreaterThan(3);
    const unknown = steps.flatMap(({ places, names }) => {
      const text = places.flatMap(filesAt).map(readText).join('\n');
      return names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text));
    });
    expect(unknown).toStrictEqual([]);
  });

  it('names only paths that exist', () => {
    const paths = readCodeSpans(PAGE).filter(isPath);
    expect(paths.length).toBeGreaterThan(50);
    expect(paths.filter((path) => filesAt(path).length === 0)).toStrictEqual([]);
  });

  it('says who reminds: the compiler, a test, or nobody', () => {
    const reminders = [...RECIPES.values()].flat().map(({ remindedBy }) => remindedBy);
    const others = reminders.filter((by) => !['the compiler', 'nobody'].includes(by));
    expect(others.filter((by) => !/\.test\.tsx?$/.test(by))).toStrictEqual([]);
  });

  it('names every source that lists segments', () => {
    const listing = searchSources(listsSegments);
    expect(listing).toContain('functions/src/model/slipped-away.ts');
    expect(missingFrom('A segment', listing)).toStrictEqual([]);
  });

  it('names every source that knows the thresholds of a segment', () => {
    const knowing = searchSources((code) => /highValueM(in|ax)\w+/.test(code));
    expect(knowing).toContain('dashboard/src/pages/segments/rule-texts.ts');
    expect(missingFrom('A segment', knowing)).toStrictEqual([]);
  });

  it('names every source that asks which stream it is at', () => {
    const asking = searchSources(asksForStream).filter((path) => !isAboutAlleaves(path));
    expect(asking).toContain('functions/src/store/companions.ts');
    expect(missingFrom('A stream', asking)).toStrictEqual([]);
  });

  it('names every source that knows the one point of sale there is', () => {
    const knowing = searchSources(knowsAlleaves).filter((path) => !isAboutAlleaves(path));
    expect(knowing).toContain('functions/src/runtime-runs.ts');
    expect(missingFrom('A point of sale', knowing)).toStrictEqual([]);
  });

  describe('once the first row of each is done', () => {
    let copy = '';
    let complaints: readonly Complaint[] = [];
    beforeAll(() => {
      copy = copySources(ROOT, FILES);
      complaints = listComplaints(
        copy,
        ADDITIONS.flatMap(({ edits }) => edits),
      );
    }, COMPILING_MS);
    afterAll(() => rmSync(copy, { recursive: true, force: true }));

    it('names what the compiler names, and says so of nothing else', () => {
      const named = ADDITIONS.flatMap(({ recipe }) => byCompiler(recipe)).toSorted();
      const complained = new Set(complaints.map(({ file }) => file));
      expect(named).toStrictEqual([...complained].toSorted());
    });

    it.each(ADDITIONS)('names it under "$recipe", where it belongs', ({ recipe, word }) => {
      const misplaced = byCompiler(recipe).filter((place) => {
        const said = complaints.filter(({ file }) => file === place).map(({ text }) => text);
        const words = ADDITIONS.filter((addition) => said.join('').includes(addition.word));
        return words.length > 0 && !words.some((addition) => addition.word === word);
      });
      expect(misplaced).toStrictEqual([]);
    });
  });
});

describe('readComplaints', () => {
  it('reads each with the lines below it, and nothing else', () => {
    const first = "a/b.ts(1,2): error TS1: It's wrong.\n  Because of c.\n";
    const second = 'd.ts(30,4): error TS22: So is this.\n';
    expect(readComplaints(`${first}${second}Found 2 errors.\n`)).toStrictEqual([
      { file: 'a/b.ts', text: first },
      { file: 'd.ts', text: second },
    ]);
  });
});

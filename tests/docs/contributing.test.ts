import { z } from 'zod';
import { testSteps } from '../../tooling/steps/all-steps';
import { isPath } from './additions/read-recipes';
import { FILES, filesAt, readText } from './additions/sources';
import { readCodeSpans } from './read-page';

const PAGE = readText('CONTRIBUTING.md');
const SPANS = readCodeSpans(PAGE);
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readText('package.json')));

describe('CONTRIBUTING.md', () => {
  it('names only commands that exist', () => {
    const named = SPANS.flatMap((span) => /^npm (?:run )?([a-z][a-z-]*)/.exec(span)?.[1] ?? []);
    expect(named).toContain('dashboard');
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toStrictEqual([]);
  });

  it('shows steps of the tests that exist, with patterns that find some', () => {
    const steps = [...testSteps.static, ...testSteps.tests].map(({ name }) => name);
    const calls = SPANS.flatMap((span) => {
      const [, step, pattern] = /^npm test -- --only (\S+)(?: (\S+))?$/.exec(span) ?? [];
      return step === undefined ? [] : [{ step, pattern }];
    });
    expect(calls.map(({ step }) => step)).toContain('emulator');
    const wrong = calls.filter(({ step, pattern = '' }) => {
      const tests = FILES.filter((path) =>
        step === 'unit' ? /(?<!\.\w+)\.test\.tsx?$/.test(path) : path.includes(`.${step}.test.`),
      );
      const isFound = pattern === '' || tests.some((path) => path.includes(pattern));
      return !steps.includes(step) || !isFound;
    });
    expect(wrong).toStrictEqual([]);
  });

  it('names only paths that exist', () => {
    const paths = SPANS.filter(isPath);
    expect(paths).toContain('tests/rules/access-matrix.test.ts');
    expect(paths.filter((path) => filesAt(path).length === 0)).toStrictEqual([]);
  });
});

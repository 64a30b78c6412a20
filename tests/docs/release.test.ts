import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { readText, ROOT } from './additions/sources';

const CHANGELOG = readText('CHANGELOG.md');
const PACKAGES = ['', 'functions/', 'dashboard/'].flatMap((folder) => [
  `${folder}package.json`,
  `${folder}package-lock.json`,
]);

const versionOf = (path: string): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readText(path))).version;

/** The headings of the changelog, newest first. */
const HEADINGS = [...CHANGELOG.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
const RELEASED = HEADINGS.flatMap((heading) => {
  const [, version, day] = /^\[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$/.exec(heading) ?? [];
  return version === undefined || day === undefined ? [] : [{ version, day }];
});

function releaseNotes(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(join(ROOT, '.ci/release-notes'), args, {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const newest = RELEASED[0]?.version ?? '';

describe('CHANGELOG.md', () => {
  it('begins with what is not released, then has versions with their days, newest first', () => {
    expect(HEADINGS[0]).toBe('[Unreleased]');
    expect(RELEASED).toHaveLength(HEADINGS.length - 1);
    const numbers = RELEASED.map(({ version }) => version.split('.').map(Number));
    const byNumber = numbers.toSorted((a, b) => {
      const at = a.findIndex((part, index) => part !== b[index]);
      return (b[at] ?? 0) - (a[at] ?? 0);
    });
    expect(numbers).toStrictEqual(byNumber);
    const days = RELEASED.map(({ day }) => day);
    expect(days).toStrictEqual(days.toSorted().toReversed());
  });

  it('sorts what changed under the six headings of its form', () => {
    const kinds = [...CHANGELOG.matchAll(/^### (.+)$/gm)].map(([, kind = '']) => kind);
    const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
    expect(kinds).toContain('Added');
    expect(kinds.filter((kind) => !known.includes(kind))).toStrictEqual([]);
  });

  it.each(PACKAGES)('has the version of %s as its newest', (path) => {
    expect(versionOf(path)).toBe(newest);
  });
});

describe('.ci/release-notes', () => {
  it('prints what the changelog says of the version, and of no other', () => {
    const { status, stdout } = releaseNotes(`v${newest}`);
    const [, rest = ''] = CHANGELOG.split(`## [${newest}]`);
    const [section = ''] = rest.split(/^## /m);
    expect(status).toBe(0);
    expect(stdout.trim()).toBe(section.split('\n').slice(1).join('\n').trim());
    expect(stdout).toMatch(/^\S[^]*\S\n$/);
  });

  it.each([
    ['v99.0.0', 'The tag is for 99.0.0, but package.json says'],
    ['0.1.0', 'Usage: '],
    ['v1', 'Usage: '],
    ['v1.2.3; true', 'Usage: '],
  ])('fails for %s and says why', (tag, reason) => {
    const { status, stdout, stderr } = releaseNotes(tag);
    expect([status, stdout]).toStrictEqual([1, '']);
    expect(stderr).toContain(reason);
  });
});

const workflow = (name: string): string => readText(`.github/workflows/${name}.yml`);

describe('the workflows', () => {
  it('run what developers run', () => {
    expect(workflow('ci')).toMatch(/^ {6}- run: \.ci\/run$/m);
    expect(readText('.ci/run')).toMatch(/^npm test$/m);
  });

  it('audit what is deployed, without what only builds or tests it', () => {
    expect(workflow('audit')).toMatch(/^ {6}- run: \.ci\/audit$/m);
    expect(readText('.ci/audit')).toMatch(/^for deployed in functions dashboard; do$/m);
    expect(readText('.ci/audit')).toMatch(/^ {2}npm audit .*--omit=dev/m);
  });

  it('release a tag only after both, with the words of the changelog', () => {
    const release = workflow('release');
    expect(release).toContain(`tags: ['v*']`);
    expect(release).toContain('uses: ./.github/workflows/ci.yml');
    expect(release).toContain('uses: ./.github/workflows/audit.yml');
    expect(release).toContain('needs: [test, audit]');
    expect(release).toContain('run: .ci/release-notes "$TAG" > notes.md');
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's root. */
export const ROOT = join(__dirname, '../../..');

/** Every file that is there and not ignored, from the root. */
export const FILES: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  { cwd: ROOT, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
)
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(ROOT, path)));

/** What a file says. */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The files that a place is: itself, or all below it. */
export function filesAt(place: string): string[] {
  const folder = place.endsWith('/') ? place : `${place}/`;
  return FILES.filter((path) => path === place || path.startsWith(folder));
}

/** What is deployed or run by operators, without its tests. */
const SOURCES = FILES.filter(
  (path) =>
    /^(functions\/src|dashboard\/src|cli)\/.*\.tsx?$/.test(path) &&
    !/\.test\.tsx?$|\/testing\//.test(path),
);

/** The sources whose code, comments apart, is what is looked for. */
export function searchSources(isFound: (code: string) => boolean): string[] {
  return SOURCES.filter((path) => isFound(withoutComments(readText(path))));
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

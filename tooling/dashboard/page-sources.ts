import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What the page is built from: its own folder, and the model that it shares with the functions. */
const SOURCES = [
  'dashboard/index.html',
  'dashboard/package-lock.json',
  'dashboard/package.json',
  'dashboard/public',
  'dashboard/src',
  'dashboard/vite.config.ts',
  'functions/src/model',
  'tsconfig.base.json',
];

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
  if (entries === null) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * A name for exactly what the page is built from: the same as long as no source changes, tests left out.
 *
 * @throws Error when a source is missing
 */
export async function hashPageSources(root: string): Promise<string> {
  const found = await Promise.all(SOURCES.map((source) => listFiles(join(root, source))));
  const files = found
    .flat()
    .filter((path) => !isTest(path))
    .toSorted();
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readFile(file);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

/** The part of Vite's list of what it built that says what a browser has to load together. */
const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().default(false),
    imports: z.array(z.string()).default([]),
  }),
);

type Manifest = z.infer<typeof manifestSchema>;

/** What a browser loads before the page can start. */
export interface PageSize {
  /** Scripts, below the folder of the build. */
  readonly files: readonly string[];
  /** Of all of them, each compressed by itself as hosting sends them. */
  readonly gzipBytes: number;
}

/** A part of the manifest and everything that it imports before it runs, and those in turn. */
function listLoaded(manifest: Manifest, name: string, found: Set<string>): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const imported of manifest[name]?.imports ?? []) listLoaded(manifest, imported, found);
  return found;
}

/**
 * How much JavaScript the page's entry needs, with everything that it imports before it runs.
 *
 * @param build folder that `buildPage` made
 * @throws Error when Vite's manifest or a script is missing
 */
export async function measurePage(build: string): Promise<PageSize> {
  const text = await readFile(join(build, '.vite/manifest.json'), 'utf8');
  const manifest = manifestSchema.parse(JSON.parse(text));
  const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
  const loaded = new Set<string>();
  for (const entry of entries) listLoaded(manifest, entry, loaded);
  const files = [...loaded]
    .flatMap((name) => manifest[name]?.file ?? [])
    .filter((file) => file.endsWith('.js'));
  if (files.length === 0) throw new Error(`There is no script in ${build}.`);
  const contents = await Promise.all(files.map((file) => readFile(join(build, file))));
  const gzipBytes = contents.reduce((sum, content) => sum + gzipSync(content).length, 0);
  return { files, gzipBytes };
}

import { cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Defect } from './defects';

/** What a seed needs to be played. */
const COPIED = ['functions/src', 'functions/package.json', 'simulator', 'tests/chaos'] as const;
const COPIED_FILES = ['package.json', 'tsconfig.json', 'tsconfig.base.json'] as const;
const LINKED = ['node_modules', 'functions/node_modules'] as const;

/**
 * A copy of the repository with the defect in it; the caller removes it.
 * @throws Error when the text to be replaced is not there exactly once: the defect is to be written anew then.
 */
export async function plant(root: string, defect: Defect): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'trellis-planted-'));
  await mkdir(join(copy, 'functions'), { recursive: true });
  for (const path of [...COPIED, ...COPIED_FILES])
    await cp(join(root, path), join(copy, path), { recursive: true });
  for (const path of LINKED) await symlink(join(root, path), join(copy, path));
  const file = join(copy, 'functions/src', defect.file);
  await writeFile(file, spoil(await readFile(file, 'utf8'), defect));
  return copy;
}

/** @throws Error when the text to be replaced is not there exactly once. */
export function spoil(source: string, { name, file, find, replace, append = '' }: Defect): string {
  const parts = source.split(find);
  if (parts.length !== 2)
    throw new Error(`"${name}" does not fit ${file}: its text is there ${parts.length - 1} times`);
  return parts.join(replace) + append;
}

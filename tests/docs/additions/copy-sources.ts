import { copyFileSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const LINKED = ['node_modules', 'functions/node_modules', 'dashboard/node_modules'] as const;

/**
 * A copy of all that is compiled, with the installed packages linked; the caller removes it.
 * @param files from the root; those that the compiler does not read are left out.
 */
export function copySources(root: string, files: readonly string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'trellis-additions-'));
  for (const path of files.filter((file) => /\.(tsx?|cjs|json)$/.test(file))) {
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    copyFileSync(join(root, path), join(copy, path));
  }
  for (const path of LINKED) symlinkSync(join(root, path), join(copy, path));
  return copy;
}

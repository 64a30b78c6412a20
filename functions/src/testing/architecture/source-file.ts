import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';

/** A file of ours; `path` is relative to the repository's root, with forward slashes. */
export type SourceFile = { path: string; text: string };

/** What a file loads: a package by its name, or a file of ours as a path from the repository's root. */
export type Import = { kind: 'package' | 'file'; target: string };

const SOURCE_NAME = /\.(ts|tsx|mjs|cjs|js)$/;
const NOT_OURS = /(^|\/)(node_modules|lib|dist)(\/|$)/;
// Strings come first, so that a comment mark inside one is not taken for a comment.
const STRING_OR_COMMENT =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const IMPORT = /\b(?:from|import|require)\s*\(?\s*(['"`])([^'"`\n]+)\1/g;

/** Our source files below `folder`, which is relative to `root`; none when there is no such folder. */
export function readSourceFiles(root: string, folder: string): SourceFile[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE_NAME.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .map((file) => ({ file, path: file.split(sep).join(posix.sep) }))
    .filter(({ path }) => !NOT_OURS.test(path))
    .map(({ file, path }) => ({ path, text: readFileSync(join(root, file), 'utf8') }));
}

/** The text without its comments; strings stay as they are. */
export function stripComments(text: string): string {
  return text.replace(STRING_OR_COMMENT, (match) => (match.startsWith('/') ? ' ' : match));
}

/** What a file imports, exports from, requires or loads dynamically, types included. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const specifiers = [...stripComments(text).matchAll(IMPORT)].map((match) => match[2] ?? '');
  return specifiers.map((specifier) =>
    specifier.startsWith('.')
      ? { kind: 'file', target: posix.join(posix.dirname(path), specifier).replace(/\/$/, '') }
      : { kind: 'package', target: specifier },
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DATA = join(__dirname, '../../dashboard/src/data');

/** Names of all functions of `dashboard/src/data` that address a document or ask for a list, in order. */
export function readDataExports(kind: 'Document' | 'List'): string[] {
  const exported = new RegExp(`export (?:function|const) (\\w+${kind})\\b`, 'g');
  return readdirSync(DATA)
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .flatMap((name) => [...readFileSync(join(DATA, name), 'utf8').matchAll(exported)])
    .map((match) => match[1] ?? '')
    .toSorted();
}

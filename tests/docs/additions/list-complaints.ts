import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from './additions';

/** What the compiler says of one place. */
export interface Complaint {
  /** From the root of the copy. */
  readonly file: string;
  /** In full, with the lines below it. */
  readonly text: string;
}

/**
 * Everything at once, which is faster than folder by folder; without tests, which the compiler names by itself, and without what
 * is unused, which nothing that is added brings about.
 */
const EVERYTHING = {
  extends: './tests/tsconfig.json',
  compilerOptions: {
    checkJs: false,
    noErrorTruncation: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    jsx: 'react-jsx',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: ['node', 'jest', './dashboard/node_modules/vite/client'],
  },
  include: ['functions/src', 'dashboard/src', 'simulator', 'cli', 'tooling', 'tests'],
  exclude: ['**/*.test.ts', '**/*.test.tsx', 'tests/browser'],
};

/**
 * What the compiler complains of once the edits are made in a copy of the source.
 * @throws Error when an edit does not fit, or the compiler cannot be started.
 */
export function listComplaints(copy: string, edits: readonly Edit[]): Complaint[] {
  for (const edit of edits) makeEdit(copy, edit);
  writeFileSync(join(copy, 'everything.json'), JSON.stringify(EVERYTHING));
  const { stdout, error } = spawnSync(
    join(copy, 'node_modules/.bin/tsc'),
    ['-p', 'everything.json', '--pretty', 'false'],
    { cwd: copy, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (error) throw error;
  return readComplaints(stdout);
}

/** Reads `functions/src/model/flow.ts(17,3): error TS2741: …`, each with its indented lines. */
export function readComplaints(output: string): Complaint[] {
  return output
    .split(/^(?=\S)/m)
    .filter((text) => /: error TS\d+/.test(text))
    .map((text) => ({ file: text.replace(/\(\d+,\d+\): [^]*$/, ''), text }));
}

function makeEdit(copy: string, { file, find, added }: Edit): void {
  const parts = readFileSync(join(copy, file), 'utf8').split(find);
  if (parts.length !== 2)
    throw new Error(`"${find}" is in ${file} ${parts.length - 1} times instead of once`);
  writeFileSync(join(copy, file), parts.join(find + added));
}

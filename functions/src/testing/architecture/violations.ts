import { findImportViolations } from './import-violations';
import { FUNCTIONS_ROOT, isEdge, layerOf } from './layers';
import { stripComments } from './source-file';
import type { SourceFile } from './source-file';

const CLOCK_OR_CHANCE =
  /\bnew\s+Date\s*\(\s*\)|\bnew\s+Date\b(?!\s*\()|\bDate\.now\b|\bMath\.random\b/;
const ENVIRONMENT = /\bprocess\s*(\?\.|\.)\s*env\b|\bprocess\s*\[|['"](node:)?process['"]/;
const VAGUE_NAME = /(^|-)(utils?|helpers?|common|misc|manager)$/;
const MAX_LINES = 250;

/** Who names the audit: the table of paths, what adds to it, and the list that the page shows. */
const OF_THE_AUDIT: readonly string[] = [
  `${FUNCTIONS_ROOT}/model/paths.ts`,
  `${FUNCTIONS_ROOT}/store/audit.ts`,
  'dashboard/src/data/desk.ts',
];
const AUDIT_PATH = /\b(?:pathOf|collectionOf)\(\s*['"`]audit\b|\/audit\//;

/**
 * What in one file breaks the architecture, a sentence for each; none when all is well.
 *
 * Tests, and what supports them, are held to their names only.
 */
export function findViolations(file: SourceFile): string[] {
  const found = findVagueName(file);
  if (!isForTests(file.path)) {
    found.push(
      ...findLength(file),
      ...findImportViolations(file),
      ...findReadings(file),
      ...findAuditPath(file),
    );
  }
  return found.map((violation) => `${file.path} ${violation}`);
}

function isForTests(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith(`${FUNCTIONS_ROOT}/testing/`);
}

function findVagueName({ path }: SourceFile): string[] {
  const vague = path.split('/').find((segment) => VAGUE_NAME.test(segment.split('.')[0] ?? ''));
  return vague === undefined ? [] : [`has the name ${vague}, which says nothing`];
}

function findLength({ text }: SourceFile): string[] {
  const lines = text.trimEnd().split('\n').length;
  return lines > MAX_LINES ? [`has ${lines} lines, more than ${MAX_LINES}`] : [];
}

function findAuditPath({ path, text }: SourceFile): string[] {
  if (OF_THE_AUDIT.includes(path) || !/^(?:functions\/src|cli|dashboard\/src)\//.test(path))
    return [];
  return AUDIT_PATH.test(stripComments(text))
    ? ['names the audit: only store/audit adds to it']
    : [];
}

function findReadings({ path, text }: SourceFile): string[] {
  const layer = layerOf(path);
  if (layer === null || layer === 'config') return [];
  const code = stripComments(text);
  const found = ENVIRONMENT.test(code) ? ['reads the environment: only config does'] : [];
  const reading = isEdge(layer) ? null : CLOCK_OR_CHANCE.exec(code);
  if (reading !== null) found.push(`reads ${reading[0]}: clock and chance are passed in`);
  return found;
}

import { ACCESS_MATRIX, UNNAMED_PATHS, type AccessRow } from '../access-matrix';
import { ADMITTED, MALFORMED_CLAIMS, PERSONAS } from '../personas';
import type { RuleAttempt, RuleWrite } from './rest-rules';
import { ORG, type RuleCase } from './rule-case';

const ROWS = [...ACCESS_MATRIX, ...UNNAMED_PATHS];

const toPath = (template: string): string =>
  template.replace('{org}', ORG).replaceAll(/\{(\w+)\}/g, 'a-$1');

/** What lies there for everybody to read. */
export const SEEDS: Readonly<Record<string, object>> = Object.fromEntries(
  ROWS.map(({ template }) => [toPath(template), { seeded: true }]),
);

type Tried = readonly [name: string, attempt: RuleAttempt, admitted: readonly string[]];

const commit = (write: RuleWrite): RuleAttempt => ({ op: 'commit', writes: [write] });

/** Every operation at a path, with the names of the personas whom it is allowed. */
function triedAt({ template, get, list, bounded }: AccessRow): Tried[] {
  const path = toPath(template);
  const collection = path.slice(0, path.lastIndexOf('/'));
  const data = { planted: 1 };
  const many = bounded ? [] : ADMITTED[list];
  return [
    ['get', { op: 'get', path }, ADMITTED[get]],
    ['list 500', { op: 'list', path: collection, limit: 500 }, ADMITTED[list]],
    ['list 501', { op: 'list', path: collection, limit: 501 }, many],
    ['list all', { op: 'list', path: collection, limit: null }, many],
    ['create', commit({ op: 'create', path: `${path}-{new}`, data }), []],
    ['update', commit({ op: 'update', path, data }), []],
    ['delete', commit({ op: 'delete', path }), []],
    ['list everywhere', { op: 'list', path: collection, limit: 1, everywhere: true }, []],
  ];
}

/** Everybody tries every operation at every path. */
export function matrixCases(): RuleCase[] {
  return ROWS.flatMap((row) =>
    triedAt(row).flatMap(([name, attempt, admitted]) =>
      PERSONAS.map((persona) => ({
        name: `${persona.name}: ${name} ${row.template}`,
        user: { uid: persona.name, claims: persona.claims(ORG) },
        attempt,
        allowed: admitted.includes(persona.name),
      })),
    ),
  );
}

/** Whoever has claims that no function writes reads nothing. */
export function malformedCases(): RuleCase[] {
  return ACCESS_MATRIX.flatMap(({ template }) =>
    MALFORMED_CLAIMS.map(([name, claims]) => ({
      name: `${name}: get ${template}`,
      user: { uid: 'u1', claims: claims(ORG) },
      attempt: { op: 'get', path: toPath(template) },
      allowed: false,
    })),
  );
}

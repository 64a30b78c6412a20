import { readStatements, type Condition, type Statement, type Stretch } from './read-rules';

/** Rules with one change that somebody could make by mistake. */
export interface Mutant {
  /** Such as `line 143, allow update: isMarketing() made true`. */
  readonly name: string;
  readonly rules: string;
  /** Paths of the `match` blocks whose answers may differ. */
  readonly matches: readonly string[];
}

/** Who comes next when a role is widened by one. */
const WIDER: readonly (readonly [from: RegExp, to: string])[] = [
  [/\bisManager\(\)/, 'isMarketing()'],
  [/\bisMarketing\(\)/, 'isMember()'],
  [/\bisMember\(\)/, '(request.auth != null)'],
  [/\['manager', 'owner'\]/, "['marketing', 'manager', 'owner']"],
  [/\['marketing', 'manager', 'owner'\]/, "['viewer', 'marketing', 'manager', 'owner']"],
  [/\brole\(\) in \['viewer', .*\]/, 'role() is string'],
];

interface Change extends Stretch {
  readonly text: string;
  readonly what: string;
}

/** Every mutant: each condition negated, made true, dropped, a role widened, a bound moved by one. */
export function makeMutants(rules: string): Mutant[] {
  const statements = readStatements(rules);
  const seen = new Set([rules]);
  return statements.flatMap((statement) => {
    const matches = matchesOf(rules, statements, statement);
    const named = statement.functionName ?? `allow ${statement.operations.join(', ')}`;
    return conditionChanges(rules, statement.condition).flatMap(
      ({ start, end, text, what }): Mutant[] => {
        const mutated = rules.slice(0, start) + text + rules.slice(end);
        if (seen.has(mutated)) return [];
        seen.add(mutated);
        const line = rules.slice(0, start).split('\n').length;
        const said = rules.slice(start, end).replaceAll(/\s+/g, ' ').slice(0, 80);
        return [{ name: `line ${line}, ${named}: ${said} ${what}`, rules: mutated, matches }];
      },
    );
  });
}

function conditionChanges(rules: string, condition: Condition): Change[] {
  const { start, end, place, parts } = condition;
  const text = rules.slice(start, end);
  const changes: Change[] = [
    { start, end, text: `!(${text})`, what: 'negated' },
    { start, end, text: 'true', what: place === 'conjunct' ? 'dropped' : 'made true' },
  ];
  if (place === 'disjunct') changes.push({ start, end, text: 'false', what: 'dropped' });
  if (parts.length > 0)
    return [...changes, ...parts.flatMap((part) => conditionChanges(rules, part))];
  for (const [from, to] of WIDER) {
    const wider = text.replace(from, to);
    if (wider !== text) changes.push({ start, end, text: wider, what: 'widened by one role' });
  }
  const bound = /(?<before>(?:<=|<|>|>=) )(?<number>\d+)$/.exec(text);
  if (bound?.groups) {
    const { before = '', number = '' } = bound.groups;
    for (const by of [1, -1]) {
      const moved = text.slice(0, bound.index) + before + String(Number(number) + by);
      changes.push({ start, end, text: moved, what: `bound moved by ${by}` });
    }
  }
  return changes;
}

/** The blocks whose statements a condition is part of, by itself or through functions. */
function matchesOf(
  rules: string,
  all: readonly Statement[],
  { match, functionName }: Statement,
): string[] {
  if (functionName === null) return match === null ? [] : [match];
  const users = all.filter(
    ({ condition, functionName: user }) =>
      user !== functionName && calls(rules, condition, functionName),
  );
  return [...new Set(users.flatMap((user) => matchesOf(rules, all, user)))];
}

function calls(rules: string, { start, end }: Stretch, name: string): boolean {
  return new RegExp(`\\b${name}\\(`).test(rules.slice(start, end));
}

/** A stretch of the rules' text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A boolean expression, and the ones that it is made of. */
export interface Condition extends Stretch {
  /** What it is to the expression around it. */
  readonly place: 'whole' | 'conjunct' | 'disjunct' | 'negated';
  readonly parts: readonly Condition[];
}

/** An `allow` statement, or what a function returns. */
export interface Statement {
  /** Path of the innermost `match`, such as `/orgs/{org}/members/{uid}`; null for what a function returns. */
  readonly match: string | null;
  /** Null for an `allow` statement. */
  readonly functionName: string | null;
  /** What an `allow` statement names, such as `get`; empty for a function. */
  readonly operations: readonly string[];
  readonly condition: Condition;
}

const STATEMENT =
  /\bmatch\s+(?<path>\/[^\s]*)\s*\{|\bfunction\s+(?<name>\w+)\s*\([^)]*\)\s*\{|\ballow\s+(?<operations>[\w,\s]+?):\s*if\b|\breturn\b|[{}]/g;

/** Every condition of security rules, in the order of their text. */
export function readStatements(rules: string): Statement[] {
  const text = withoutComments(rules);
  const statements: Statement[] = [];
  const open: { path?: string | undefined; name?: string | undefined }[] = [];
  STATEMENT.lastIndex = 0;
  for (let found = STATEMENT.exec(text); found; found = STATEMENT.exec(text)) {
    const { path, name, operations } = found.groups ?? {};
    const [token] = found;
    if (path !== undefined || name !== undefined || token === '{') open.push({ path, name });
    else if (token === '}') open.pop();
    else {
      const start = found.index + token.length;
      const end = endOfStatement(text, start);
      const functionName = open.at(-1)?.name ?? null;
      statements.push({
        match: functionName === null ? open.map((block) => block.path ?? '').join('') : null,
        functionName,
        operations: operations?.split(',').map((word) => word.trim()) ?? [],
        condition: readCondition(text, trim(text, { start, end }), 'whole'),
      });
      STATEMENT.lastIndex = end;
    }
  }
  return statements;
}

/** The same text with blanks where comments were, so that places stay. */
function withoutComments(rules: string): string {
  return rules.replaceAll(/\/\/[^\n]*/g, (comment) => ' '.repeat(comment.length));
}

function endOfStatement(text: string, from: number): number {
  for (const { at, char, depth } of walk(text, from)) if (char === ';' && depth === 0) return at;
  throw new RangeError('a statement of the rules has no end');
}

function readCondition(text: string, given: Stretch, place: Condition['place']): Condition {
  const at = unwrap(text, given);
  const disjuncts = split(text, at, '||');
  const conjuncts = disjuncts.length > 1 ? disjuncts : split(text, at, '&&');
  if (conjuncts.length > 1) {
    const kind = disjuncts.length > 1 ? 'disjunct' : 'conjunct';
    return { ...given, place, parts: conjuncts.map((part) => readCondition(text, part, kind)) };
  }
  if (text[at.start] === '!' && text[at.start + 1] !== '=') {
    const inner = trim(text, { start: at.start + 1, end: at.end });
    return { ...given, place, parts: [readCondition(text, inner, 'negated')] };
  }
  return { ...given, place, parts: [] };
}

/** Without the parentheses around all of it. */
function unwrap(text: string, at: Stretch): Stretch {
  if (text[at.start] !== '(') return at;
  for (const { at: place, char, depth } of walk(text, at.start))
    if (char === ')' && depth === 0)
      return place === at.end - 1
        ? unwrap(text, trim(text, { start: at.start + 1, end: at.end - 1 }))
        : at;
  return at;
}

function split(text: string, { start, end }: Stretch, operator: string): Stretch[] {
  const parts: Stretch[] = [];
  let from = start;
  for (const { at, depth } of walk(text, start)) {
    if (at >= end) break;
    if (depth !== 0 || at < from || !text.startsWith(operator, at)) continue;
    parts.push(trim(text, { start: from, end: at }));
    from = at + operator.length;
  }
  return [...parts, trim(text, { start: from, end })];
}

/** Every character outside of quotes, with how many brackets are open behind it. */
function* walk(text: string, from: number): Generator<{ at: number; char: string; depth: number }> {
  let depth = 0;
  let quote: string | null = null;
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote !== null) {
      if (char === '\\') at += 1;
      else if (char === quote) quote = null;
      continue;
    }
    if (char === "'" || char === '"') {
      quote = char;
      continue;
    }
    if ('([{'.includes(char)) depth += 1;
    if (')]}'.includes(char)) depth -= 1;
    yield { at, char, depth };
  }
}

function trim(text: string, { start, end }: Stretch): Stretch {
  const part = text.slice(start, end);
  const from = start + (part.length - part.trimStart().length);
  return { start: from, end: from + part.trim().length };
}

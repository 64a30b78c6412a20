import { randomUUID } from 'node:crypto';
import type { RestRules, RuleAttempt } from './rest-rules';
import type { RuleCase } from './rule-case';

/** Plays a case under the rules that are loaded. @returns whether it went as expected */
export async function playCase(rules: RestRules, given: RuleCase): Promise<boolean> {
  const id = `n${randomUUID().slice(0, 8)}`;
  const fill = (text: string): string => text.replace('{new}', id);
  if (given.stored)
    await rules.store(
      Object.fromEntries(Object.entries(given.stored).map(([path, data]) => [fill(path), data])),
    );
  const user = { ...given.user, uid: fill(given.user.uid) };
  return (await rules.isAllowed(user, fillAttempt(given.attempt, fill))) === given.allowed;
}

function fillAttempt(attempt: RuleAttempt, fill: (text: string) => string): RuleAttempt {
  if (attempt.op !== 'commit') return { ...attempt, path: fill(attempt.path) };
  return {
    op: 'commit',
    writes: attempt.writes.map((write) => ({ ...write, path: fill(write.path) })),
  };
}

/** Whether a case asks for something that a `match` block answers. */
export function concerns(match: string, { attempt }: RuleCase): boolean {
  const shape = match
    .slice('/databases/{database}/documents/'.length)
    .replaceAll(/\{[^}]*\}/g, '[^/]+');
  const isDocument = new RegExp(`^${shape}$`);
  const paths =
    attempt.op === 'commit'
      ? attempt.writes.map(({ path }) => path)
      : [attempt.op === 'list' ? `${attempt.path}/any` : attempt.path];
  return paths.some((path) => isDocument.test(path));
}

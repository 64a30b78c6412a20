import { ADMITTED, PERSONAS } from '../personas';
import { ALLOWED_VIEWS, REFUSED_VIEWS, views } from '../view-cases';
import type { RuleAttempt, RuleUser } from './rest-rules';
import { ORG, member, type RuleCase } from './rule-case';

const viewer = member('viewer');
const MEMBER = `orgs/${ORG}/members/a-uid`;

/** Who reads a membership. */
export function memberCases(): RuleCase[] {
  const get: RuleAttempt = { op: 'get', path: MEMBER };
  const cases: readonly (readonly [name: string, user: RuleUser, allowed: boolean])[] = [
    ['a viewer, of their own', member('viewer', 'a-uid'), true],
    ['a former member, of their own', { uid: 'a-uid', claims: {} }, false],
    ['of their own, of no such role', member('superuser', 'a-uid'), false],
    ['signed out', { uid: '', claims: null }, false],
  ];
  return cases.map(([name, user, allowed]) => ({
    name: `membership: ${name}`,
    user,
    attempt: get,
    allowed,
  }));
}

const STORED_MEMBER = { role: 'viewer', email: 'v@example.test', displayName: null };
const OWN = `orgs/${ORG}/members/{new}`;

/** Views that somebody writes over their own. */
function viewCase(
  name: string,
  after: unknown,
  allowed: boolean,
  given: { before?: object; user?: RuleUser; change?: object } = {},
): RuleCase {
  const { before = {}, user = { ...viewer, uid: '{new}' }, change = {} } = given;
  return {
    name: `views: ${name}`,
    user,
    stored: { [OWN]: { ...STORED_MEMBER, ...before } },
    attempt: {
      op: 'commit',
      writes: [{ op: 'update', path: OWN, data: { views: after, ...change } }],
    },
    allowed,
  };
}

/** Saved views of one's own. */
export function viewCases(): RuleCase[] {
  const all = views(31);
  const old = { views: all.slice(0, 25) };
  const bad = { name: 'a', page: 'today', search: '' };
  return [
    ...ALLOWED_VIEWS.map(([name, after]) => viewCase(name, after, true)),
    ...REFUSED_VIEWS.map(([name, after]) => viewCase(name, after, false)),
    ...PERSONAS.map(({ name, claims }) =>
      viewCase(`by ${name}`, [], ADMITTED.members.includes(name), {
        before: { views: views(1) },
        user: { uid: '{new}', claims: claims(ORG) },
      }),
    ),
    viewCase('of another', [], false, { before: { views: views(1) }, user: viewer }),
    viewCase('thirty, five of them new', all.slice(0, 30), true, { before: old }),
    viewCase('thirty, six of them new', all.slice(0, 30), false, {
      before: { views: all.slice(0, 24) },
    }),
    viewCase('thirty-one', all, false, { before: { views: all.slice(0, 30) } }),
    viewCase('none any more', [], true, { before: old }),
    ...Array.from({ length: 5 }, (_, index) =>
      viewCase(
        `a bad one at ${index}`,
        views(5).map((one, at) => (at === index ? bad : one)),
        false,
      ),
    ),
    viewCase('with a role', [], false, { change: { role: 'owner' } }),
  ];
}

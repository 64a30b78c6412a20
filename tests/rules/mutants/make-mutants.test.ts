import { makeMutants } from './make-mutants';

const inBlock = (statement: string): string => `match /orgs/{org} {
  function isManager() { return role() in ['manager', 'owner']; }
  match /things/{thing} {
    ${statement}
  }
}`;

/** What the statement becomes, one text for each mutant of it. */
function mutantsOf(statement: string): string[] {
  return makeMutants(inBlock(statement))
    .filter(({ matches, name }) => matches.length > 0 && name.includes('allow'))
    .map(({ rules }) => rules.split('\n')[3]?.trim() ?? '');
}

describe('mutants of the rules', () => {
  it('are a condition negated, made true, and widened by one role', () => {
    expect(mutantsOf('allow get: if isManager();')).toStrictEqual([
      'allow get: if !(isManager());',
      'allow get: if true;',
      'allow get: if isMarketing();',
    ]);
  });

  it('are each part of a condition negated and dropped', () => {
    expect(mutantsOf('allow list: if a() && (b() || !c());')).toStrictEqual([
      'allow list: if !(a() && (b() || !c()));',
      'allow list: if true;',
      'allow list: if !(a()) && (b() || !c());',
      'allow list: if true && (b() || !c());',
      'allow list: if a() && !((b() || !c()));',
      'allow list: if a() && true;',
      'allow list: if a() && (!(b()) || !c());',
      'allow list: if a() && (true || !c());',
      'allow list: if a() && (false || !c());',
      'allow list: if a() && (b() || !(!c()));',
      'allow list: if a() && (b() || true);',
      'allow list: if a() && (b() || false);',
      'allow list: if a() && (b() || !!(c()));',
      'allow list: if a() && (b() || !true);',
    ]);
  });

  it('are a bound moved by one either way', () => {
    const moved = mutantsOf('allow list: if request.query.limit <= 500;').slice(2);
    expect(moved).toStrictEqual([
      'allow list: if request.query.limit <= 501;',
      'allow list: if request.query.limit <= 499;',
    ]);
  });

  it('leave words in quotes and comments alone', () => {
    expect(mutantsOf("allow get: if a == '; && b'; // if never")).toStrictEqual([
      "allow get: if !(a == '; && b'); // if never",
      'allow get: if true; // if never',
    ]);
  });

  it('of a function concern the blocks that call it, by themselves or through another', () => {
    const rules = `match /a/{a} { allow get: if one(); }
      match /b/{b} { allow get: if other(); }
      function one() { return two(); }
      function two() { return x; }
      function other() { return y; }`;
    const two = makeMutants(rules).filter(({ name }) => name.includes('two:'));
    expect(two.map(({ matches }) => matches)).toStrictEqual([['/a/{a}'], ['/a/{a}']]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeMutants, type Mutant } from './make-mutants';
import { concerns, playCase } from './play-case';
import { readExpressions } from './read-coverage';
import { RestRules } from './rest-rules';
import { SEEDS } from './matrix-cases';
import type { RuleCase } from './rule-case';
import { RULE_CASES } from './rule-cases';

const RULES = readFileSync(join(__dirname, '../../../firestore.rules'), 'utf8');
const AT_ONCE = 24;
const LIMIT_MS = 300_000;

const rules = new RestRules();

beforeAll(async () => {
  await rules.load(RULES);
  await rules.store(SEEDS);
});

/** The names of those that do not go as expected, or of the first few when one is enough. */
async function playAll(cases: readonly RuleCase[], until: number): Promise<RuleCase[]> {
  const wrong: RuleCase[] = [];
  for (let from = 0; from < cases.length && wrong.length < until; from += AT_ONCE) {
    const some = cases.slice(from, from + AT_ONCE);
    const held = await Promise.all(some.map((one) => playCase(rules, one)));
    wrong.push(...some.filter((_, index) => !held[index]));
  }
  return wrong;
}

describe('firestore.rules', () => {
  it(
    'answers every case as it should',
    async () => {
      const wrong = await playAll(RULE_CASES, Infinity);
      expect(
        wrong.map(({ name, allowed }) => `${name} should be ${allowed ? 'allowed' : 'refused'}`),
      ).toStrictEqual([]);
    },
    LIMIT_MS,
  );

  it('evaluates every expression both true and false', async () => {
    const expressions = readExpressions(await rules.coverage(), RULES);
    expect(expressions.filter(({ isOneSided }) => isOneSided)).toStrictEqual([]);
    expect(expressions.filter(({ isDecision }) => isDecision).length).toBeGreaterThan(140);
  });

  it(
    'has no condition that could be otherwise without a case that tells',
    async () => {
      const killers: RuleCase[] = [];
      const survivors: string[] = [];
      const mutants = makeMutants(RULES);
      for (const mutant of mutants) {
        const killer = await findKiller(mutant, killers);
        if (killer) killers.unshift(killer);
        else survivors.push(mutant.name);
      }
      expect(survivors).toStrictEqual([]);
      expect(mutants.length).toBeGreaterThan(400);
    },
    LIMIT_MS,
  );
});

/**
 * The first case that shows a mutant. Neighbours in the rules are often shown by the same case, or by one of the next: those are
 * tried first.
 */
async function findKiller(
  mutant: Mutant,
  killers: readonly RuleCase[],
): Promise<RuleCase | undefined> {
  await rules.load(mutant.rules);
  await rules.store(SEEDS);
  const concerned = RULE_CASES.filter((one) =>
    mutant.matches.some((match) => concerns(match, one)),
  );
  const latest = [...new Set(killers.slice(0, AT_ONCE))].filter((one) => concerned.includes(one));
  const from = latest[0] ? concerned.indexOf(latest[0]) : 0;
  const others = [...concerned.slice(from), ...concerned.slice(0, from)];
  const [killer] = await playAll([...new Set([...latest, ...others])], 1);
  return killer;
}

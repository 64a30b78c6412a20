import { contactCases, crmCases } from './customer-cases';
import { malformedCases, matrixCases } from './matrix-cases';
import { memberCases, viewCases } from './member-cases';
import type { RuleCase } from './rule-case';

/** Everything that is tried. */
export const RULE_CASES: readonly RuleCase[] = [
  ...crmCases(),
  ...contactCases(),
  ...viewCases(),
  ...memberCases(),
  ...matrixCases(),
  ...malformedCases(),
];

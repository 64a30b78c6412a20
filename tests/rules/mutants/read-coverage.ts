import { z } from 'zod';

/** What the emulator has counted of an expression of the rules. */
export interface Expression {
  readonly line: number;
  readonly text: string;
  /** It answers yes or no, or fails. */
  readonly isDecision: boolean;
  /** It is a decision that was always the same, or was never asked. */
  readonly isOneSided: boolean;
}

const countedSchema = z.looseObject({
  sourcePosition: z.looseObject({
    line: z.int(),
    currentOffset: z.int().default(0),
    endOffset: z.int(),
  }),
  values: z.array(z.looseObject({ value: z.record(z.string(), z.unknown()) })).default([]),
  get children() {
    return z.array(countedSchema).default([]);
  },
});
type Counted = z.infer<typeof countedSchema>;

/**
 * Every expression of the rules, from the emulator's answer about what it has evaluated.
 * @throws ZodError when that answer is none
 */
export function readExpressions(coverage: unknown, rules: string): Expression[] {
  const { report } = z.looseObject({ report: z.array(countedSchema) }).parse(coverage);
  return report.flatMap((counted) => read(counted, rules));
}

function read({ sourcePosition, values, children }: Counted, rules: string): Expression[] {
  const { line, currentOffset, endOffset } = sourcePosition;
  const answers = new Set(values.map(({ value }) => value['boolValue']));
  const isDecision = values.every(({ value }) => 'boolValue' in value || 'undefined' in value);
  const isOneSided = isDecision && !(answers.has(true) && answers.has(false));
  const text = rules.slice(currentOffset, endOffset + 1);
  return [
    { line, text, isDecision, isOneSided },
    ...children.flatMap((child) => read(child, rules)),
  ];
}

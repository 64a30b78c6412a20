import { z } from 'zod';
import { Random, STREAM } from '../world/random';
import { faultRuleSchema, faultSchema } from './fault';
import type { Fault, FaultRule, FaultRuleInput } from './fault';

/** The request header that carries faults for this one request: JSON of one fault or of a list. */
export const FAULT_HEADER = 'x-simulate-fault';

interface CountedRule extends FaultRule {
  readonly pattern: RegExp;
  seen: number;
  struck: number;
}

function toPattern(path: string): RegExp {
  return new RegExp(
    `^${path
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );
}

/** The rules in force and how often each has struck. Chances are drawn from the seed, in the order of requests. */
export class FaultBox {
  private list: CountedRule[] = [];
  private readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(seed, STREAM.fault);
  }

  /** Replaces every rule. @throws {z.ZodError} for a rule that is none; nothing is changed then. */
  set(rules: readonly FaultRuleInput[]): void {
    this.list = z
      .array(faultRuleSchema)
      .parse(rules)
      .map((rule) => ({
        ...rule,
        pattern: toPattern(rule.match.path),
        seen: 0,
        struck: 0,
      }));
  }

  /** Adds a rule after the others. @throws {z.ZodError} */
  add(rule: FaultRuleInput): void {
    const parsed = faultRuleSchema.parse(rule);
    this.list.push({ ...parsed, pattern: toPattern(parsed.match.path), seen: 0, struck: 0 });
  }

  clear(): void {
    this.list = [];
  }

  /** The rules with their counts. */
  rules(): (FaultRule & { readonly seen: number; readonly struck: number })[] {
    return this.list.map(({ match, fault, seen, struck }) => ({ match, fault, seen, struck }));
  }

  /** What strikes this request: what its header asks for, then every matching rule. @throws {z.ZodError} for a bad header. */
  draw(request: {
    readonly method: string;
    readonly path: string;
    readonly header: unknown;
  }): Fault[] {
    const asked: unknown = typeof request.header === 'string' ? JSON.parse(request.header) : [];
    const own = z.array(faultSchema).parse(Array.isArray(asked) ? asked : [asked]);
    return [
      ...own,
      ...this.list.filter((rule) => this.strikes(rule, request)).map((rule) => rule.fault),
    ];
  }

  /** Waiting time between the two ends of a latency fault. */
  drawBetween(from: number, to: number): number {
    return from + this.random.unit() * Math.max(0, to - from);
  }

  /** Waiting time with this median; `sigma` is the spread of its logarithm. */
  drawLogNormal(median: number, sigma: number): number {
    return sigma === 0 ? median : median * Math.exp(sigma * this.random.normal());
  }

  private strikes(
    rule: CountedRule,
    request: { readonly method: string; readonly path: string },
  ): boolean {
    const { method, after, nth, everyNth, probability, times } = rule.match;
    if (method !== undefined && method.toUpperCase() !== request.method) return false;
    if (!rule.pattern.test(request.path)) return false;
    rule.seen += 1;
    const count = rule.seen - after;
    const due =
      count > 0 &&
      (nth === undefined || count === nth) &&
      (everyNth === undefined || count % everyNth === 0) &&
      (times === undefined || rule.struck < times) &&
      (probability === undefined || this.random.chance(probability));
    if (due) rule.struck += 1;
    return due;
  }
}

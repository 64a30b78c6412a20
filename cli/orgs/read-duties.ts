import { dutiesSchema, type Duties } from '../../functions/src/model/org';
import { UsageError } from '../cli-error';
import { toNumber } from './check-option';

/** The options about an org's duties as they were typed; absent ones are undefined. */
export type TypedDuties = { readonly [Name in keyof Duties]?: string | undefined };

/** What of an org's duties an operator decides, with the option's name and what it is for. */
export const DUTY_OPTIONS: readonly {
  readonly name: keyof Duties;
  readonly option: string;
  readonly unit: string;
  readonly purpose: string;
}[] = [
  {
    name: 'overlapDays',
    option: '--overlap-days',
    unit: 'days',
    purpose: 'how far behind the newest order known each sync looks again',
  },
  {
    name: 'openOrderDays',
    option: '--open-order-days',
    unit: 'days',
    purpose: 'age from which an order still open is no longer asked for',
  },
  {
    name: 'recheckDays',
    option: '--recheck-days',
    unit: 'days',
    purpose: 'how old an order may be to be walked again for late changes',
  },
  {
    name: 'recheckEveryHours',
    option: '--recheck-every-hours',
    unit: 'hours',
    purpose: 'time between two such walks',
  },
  {
    name: 'fullWalkEveryDays',
    option: '--full-walk-every-days',
    unit: 'days',
    purpose: 'time between two walks of everything',
  },
];

/** The least, the most and the usual value of a duty, in days or hours as its name says. */
export function limitsOf(name: keyof Duties): { min: number; max: number; usual: number } {
  const schema = dutiesSchema.shape[name];
  const { minValue, maxValue } = schema.unwrap();
  return { min: minValue ?? 0, max: maxValue ?? Infinity, usual: schema.parse(undefined) };
}

/**
 * The duties that result: what is typed, else what the org already has, else the defaults.
 * @throws {UsageError} naming the option and the numbers it takes.
 */
export function readDuties(typed: TypedDuties, before: Duties | null): Duties {
  const duties = before ? { ...before } : dutiesSchema.parse({});
  for (const { name, option, unit } of DUTY_OPTIONS) {
    const value = toNumber(typed[name]);
    if (value === undefined) continue;
    const parsed = dutiesSchema.shape[name].safeParse(value);
    const { min, max } = limitsOf(name);
    if (!parsed.success)
      throw new UsageError(`${option} must be a whole number of ${unit} from ${min} to ${max}.`);
    duties[name] = parsed.data;
  }
  return duties;
}

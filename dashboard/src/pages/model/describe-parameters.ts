import type { PurchaseModel } from '@model/purchase-model';
import { formatMoney } from '../../format/money';
import { formatDecimal, formatPercent } from '../../format/numbers';

/** One fitted figure with what it says. */
export interface ParameterLine {
  readonly label: string;
  readonly value: string;
}

const DAYS_PER_MONTH = 30;
const PRECISION = 4;

type Fitted = Pick<PurchaseModel, 'parameters' | 'spendParameters'>;

/** What the fit says of a customer of whom nothing is known yet. Empty without a fit. */
export function describeNewcomer({ parameters, spendParameters }: Fitted): ParameterLine[] {
  const lines: ParameterLine[] = [];
  if (parameters) {
    const { r, alphaDays, a, b } = parameters;
    const perMonth = (DAYS_PER_MONTH * r) / alphaDays;
    lines.push(
      { label: 'Days with an order in 30 days, while they stay', value: formatDecimal(perMonth) },
      { label: 'Chance to leave for good after an order', value: formatPercent(a / (a + b)) },
    );
  }
  // With a q of 1 or less the mean is without bounds.
  if (spendParameters && spendParameters.q > 1) {
    const { p, q, vCents } = spendParameters;
    lines.push({
      label: 'Spend of a day with an order',
      value: formatMoney((p * vCents) / (q - 1)),
    });
  }
  return lines;
}

/** The fitted figures themselves, by the names that the literature gives them. */
export function listParameters({ parameters, spendParameters }: Fitted): ParameterLine[] {
  const named = { ...parameters, ...spendParameters };
  return Object.entries(named).map(([label, value]) => ({
    label,
    value: value.toPrecision(PRECISION),
  }));
}

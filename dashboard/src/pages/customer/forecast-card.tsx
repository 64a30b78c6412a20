import type { Fit } from '@model/fit';
import type { Insights } from '@model/insights';
import type { PurchaseForecast } from '@model/purchase-model';
import { Link } from 'wouter';
import { formatDate, formatDay } from '../../format/dates';
import { formatDollars } from '../../format/money';
import { formatDecimal } from '../../format/numbers';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Stat } from '../../ui/stat';
import { numberCell, Table } from '../../ui/table';
import { describeChance, describeRule, whyNoForecast } from './describe-figures';
import styles from './customer.module.css';

type ForecastInsights = Pick<Insights, 'forecast' | 'lifetimeValue' | 'fitId'>;

/** What is expected of a customer, and how far it can be trusted: by the fitted model, or else by rule of thumb. */
export function ForecastCard({
  insights,
  fit,
  timeZone,
}: {
  readonly insights: ForecastInsights;
  readonly fit: Fit | null;
  readonly timeZone: string;
}) {
  const { forecast } = insights;
  const none = whyNoForecast(insights, fit);
  return (
    <Card
      title="What to expect"
      note={
        forecast ? (
          <Badge tone="good">Forecast by the model</Badge>
        ) : (
          <Badge tone="warn">Rule of thumb</Badge>
        )
      }
    >
      <div className={styles.stack}>
        {forecast && <Forecast forecast={forecast} fit={fit} />}
        {forecast?.lifetimeValueCents === undefined || forecast.lifetimeValueCents === null ? (
          <ByRule insights={insights} timeZone={timeZone} />
        ) : null}
        {none !== null && <p className={styles.soft}>No forecast: {none}</p>}
        <p>
          <Link href="/model">How far the model can be trusted</Link>
        </p>
      </div>
    </Card>
  );
}

const HORIZONS = [
  ['in30Days', '30 days'],
  ['in90Days', '90 days'],
  ['in365Days', 'a year'],
] as const;

function Forecast({
  forecast,
  fit,
}: {
  readonly forecast: PurchaseForecast;
  readonly fit: Fit | null;
}) {
  const { probabilityAlive, purchases, spendCents, nextOrderDay, lifetimeValueCents } = forecast;
  return (
    <>
      <div className={styles.stats}>
        <Stat
          label="Chance that they come back at all"
          value={describeChance(probabilityAlive)}
          note={nextOrderDay ? `If they do, by ${formatDay(nextOrderDay)} as likely as not` : null}
        />
        {lifetimeValueCents !== null && (
          <Stat
            label="Lifetime value"
            value={formatDollars(lifetimeValueCents)}
            note={`So far and the next ${formatDecimal(forecast.lifetimeHorizonDays / 365)} years`}
          />
        )}
      </div>
      <Table label="Expected visits and spend">
        <thead>
          <tr>
            <th scope="col">Within</th>
            <th scope="col" className={numberCell}>
              Days with an order
            </th>
            {spendCents && (
              <th scope="col" className={numberCell}>
                Spend
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {HORIZONS.map(([name, label]) => (
            <tr key={name}>
              <td>{label}</td>
              <td className={numberCell}>{formatDecimal(purchases[name])}</td>
              {spendCents && <td className={numberCell}>{formatDollars(spendCents[name])}</td>}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className={styles.soft}>
        As of the end of {formatDay(forecast.asOfDay)}.{' '}
        {spendCents ? fit?.purchase.gate.message : fit?.purchase.spendGate.message}
      </p>
    </>
  );
}

function ByRule({
  insights: { lifetimeValue },
  timeZone,
}: {
  readonly insights: ForecastInsights;
  readonly timeZone: string;
}) {
  if (!lifetimeValue) return null;
  return (
    <Stat
      label="Lifetime value by rule of thumb"
      value={formatDollars(lifetimeValue.valueCents)}
      note={`${describeRule(lifetimeValue)} As of ${formatDate(lifetimeValue.inputs.asOf, timeZone)}.`}
    />
  );
}

import { Link } from 'wouter';
import { Card } from '../../ui/card';
import styles from './model.module.css';

const MEANINGS: readonly (readonly [term: string, meaning: string])[] = [
  [
    'Chance that they come back',
    'How likely a customer is still one at all, by how often they came and how long they have been away. Somebody who comes weekly is missed after a month; somebody who comes twice a year is not.',
  ],
  [
    'Expected orders',
    'Days with an order within 30 days, 90 days and a year, on average over many customers like this one. Nobody comes 0.7 times: of ten such customers, expect seven orders.',
  ],
  [
    'Expected spend and lifetime value',
    'Expected orders at what they usually spend. Lifetime value adds what they have spent so far; money to come counts less the later it comes.',
  ],
  [
    'The test',
    'Each week the model is also fitted to all but the last 90 days, and what it then says of them is held against what came. So it is judged by days that it did not know.',
  ],
  [
    'The plain guess',
    'That the next 90 days bring each customer what the last 90 did. A model that does no better than that is not worth having.',
  ],
  [
    'Rule of thumb',
    'While orders do not carry a forecast, lifetime value is spent so far and the pace so far over some months. It says so wherever it stands.',
  ],
];

/** What the figures of the model mean, in plain words. */
export function MeaningsCard() {
  return (
    <Card title="What the figures mean">
      <div className={styles.stack}>
        <dl className={styles.meanings}>
          {MEANINGS.map(([term, meaning]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p>
          <Link href="/customers">Figures of one customer stand on their page</Link>
        </p>
      </div>
    </Card>
  );
}

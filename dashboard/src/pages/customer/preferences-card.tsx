import { CATEGORY_LABELS } from '@model/category-labels';
import type { Preferences } from '@model/preferences';
import { Link } from 'wouter';
import { formatMoney } from '../../format/money';
import { formatQuantity, formatPlural } from '../../format/numbers';
import { Card } from '../../ui/card';
import { DAY_PART_LABELS, PRICE_BAND_LABELS, WEEKDAY_LABELS } from './insight-labels';
import styles from './customer.module.css';

const pieces = (units: number): string =>
  `${formatQuantity(units)} ${units === 1 ? 'piece' : 'pieces'}`;

/** What a customer likes, as their purchases show. */
export function PreferencesCard({ preferences }: { readonly preferences: Preferences }) {
  const { basis, categories, products, dayParts, weekdays, unitPrice, priceRange } = preferences;
  const note = `From ${formatPlural(basis.orders, 'order')}, ${pieces(basis.units)}`;
  if (basis.orders === 0)
    return (
      <Card title="What they like">
        <p className={styles.soft}>It shows with their first order.</p>
      </Card>
    );
  return (
    <Card title="What they like" note={note}>
      <dl className={styles.facts}>
        <div>
          <dt>Buys most</dt>
          {categories.map(({ category, units }) => (
            <dd key={category}>
              <Link href={`/customers?category=${category}`}>{CATEGORY_LABELS[category]}</Link>,{' '}
              {pieces(units)}
            </dd>
          ))}
        </div>
        <div>
          <dt>Favourite products</dt>
          {products.map(({ productId, name, units }) => (
            <dd key={`${productId} ${name}`}>
              <bdi>{name}</bdi>, {pieces(units)}
            </dd>
          ))}
        </div>
        <div>
          <dt>Lately</dt>
          {preferences.recentProducts.slice(0, 3).map(({ productId, name }) => (
            <dd key={`${productId} ${name}`}>
              <bdi>{name}</bdi>
            </dd>
          ))}
        </div>
        <div>
          <dt>Usual order</dt>
          <dd>{PRICE_BAND_LABELS[priceRange]}</dd>
          {unitPrice && <dd>{formatMoney(unitPrice.medianCents)} for a piece</dd>}
        </div>
        <div>
          <dt>Comes</dt>
          {dayParts.slice(0, 2).map(({ dayPart, orders }) => (
            <dd key={dayPart}>
              {DAY_PART_LABELS[dayPart]}, {formatPlural(orders, 'order')}
            </dd>
          ))}
          {weekdays.slice(0, 2).map(({ weekday, orders }) => (
            <dd key={weekday}>
              {WEEKDAY_LABELS[weekday]}, {formatPlural(orders, 'order')}
            </dd>
          ))}
        </div>
      </dl>
    </Card>
  );
}

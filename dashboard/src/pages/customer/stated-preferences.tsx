import type { StatedPreferences as Stated } from '@model/crm';
import styles from './customer.module.css';

/** What a customer told staff they like. */
export function StatedPreferences({ stated }: { readonly stated: Stated }) {
  const facts = [
    ['Strain', stated.strainType],
    ['THC', stated.thcPreference],
    ['CBD', stated.cbdPreference],
    ['Takes it as', stated.consumptionMethods?.join(', ')],
    ['Time of day', stated.favoriteTimeOfDay],
    ['Watches prices', stated.pricesSensitivity],
  ].filter(([, value]) => value !== undefined);
  return (
    <div className={styles.stack}>
      <h3>Told us they like</h3>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useToday } from '../../data/use-today';
import { formatDay } from '../../format/dates';
import { formatPlural } from '../../format/numbers';
import { valueOr } from '../../live/live';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { controlClass, Field } from '../../ui/field';
import { LiveView } from '../../ui/live-view';
import { LocationChoice } from '../../ui/location-choice';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';
import { ProductRows } from './product-rows';
import { PRODUCT_VIEWS, readView, selectLines } from './product-views';
import { useCatalogue } from './use-catalogue';
import styles from './products.module.css';

/** The catalogue: what there is, what sells, what to order again. */
export default function Products() {
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('search') ?? '');
  const { lines, isComing, problem, asOf } = useCatalogue();
  const view = readView(params.get('view'));
  const today = useToday();
  const set = (name: string, value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const count = (name: typeof view): number =>
    selectLines(valueOr(lines, []), { view: name, text: '', today }).length;
  const chosen = PRODUCT_VIEWS.find(({ name }) => name === view);
  return (
    <Page
      title="Products"
      summary={asOf && `Sales of whole days up to ${formatDay(asOf)}. Stock as of the last sync.`}
    >
      <fieldset className={styles.views}>
        <legend className="visually-hidden">Which products</legend>
        {PRODUCT_VIEWS.map(({ name, label }) => (
          <Button
            key={name}
            aria-pressed={name === view}
            onClick={() => set('view', name === 'all' ? '' : name)}
          >
            {label}
            {lines.state === 'ready' && ` ${count(name)}`}
          </Button>
        ))}
      </fieldset>
      <search className={styles.tools}>
        <Field label="Search">
          {(ids) => (
            <input
              {...ids}
              className={controlClass}
              type="search"
              placeholder="Name, brand or id"
              value={text}
              onChange={({ target }) => {
                setText(target.value);
                set('search', target.value.trim());
              }}
            />
          )}
        </Field>
        <LocationChoice />
      </search>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <Card
        title={chosen?.label ?? 'All'}
        note={isComing ? 'The rest of the catalogue is still coming.' : chosen?.meaning}
        flush
      >
        <LiveView of={lines} loading={<Skeleton height="36rem" />}>
          {(known) => {
            const shown = selectLines(known, { view, text, today });
            return (
              <>
                <output className="visually-hidden">{formatPlural(shown.length, 'product')}</output>
                <ProductRows
                  lines={shown}
                  view={view}
                  isSearch={text.trim() !== ''}
                  isEmpty={known.length === 0}
                />
              </>
            );
          }}
        </LiveView>
      </Card>
    </Page>
  );
}

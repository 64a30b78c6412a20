import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { PRODUCTS_PER_PAGE } from '../../data/products';
import { useToday } from '../../data/use-today';
import { formatPlural } from '../../format/numbers';
import { LOADING, mapLive, valueOr } from '../../live/live';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Skeleton } from '../../ui/skeleton';
import { describeComing, describeFreshness } from './describe-catalogue';
import { ProductRows } from './product-rows';
import { readSort, writeSort } from './product-sort';
import { ProductTools } from './product-tools';
import { PRODUCT_VIEWS, readView, selectLines } from './product-views';
import { useCatalogue } from './use-catalogue';
import { ViewChoice } from './view-choice';

/** The catalogue: what there is, what sells, what to order again. */
export default function Products() {
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('search') ?? '');
  const { lines, isComing, problem, asOf, isLong } = useCatalogue();
  const view = readView(params.get('view'));
  const sort = readSort(params.get('sort'), view);
  const today = useToday();
  const set = (changes: Readonly<Record<string, string>>): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes))
          if (value === '') next.delete(name);
          else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const known = valueOr(lines, null);
  const dated = today === null ? LOADING : mapLive(lines, (all) => ({ all, day: today }));
  const chosen = PRODUCT_VIEWS.find(({ name }) => name === view);
  return (
    <Page
      title="Products"
      summary={known && describeFreshness({ asOf, isLong, current: PRODUCTS_PER_PAGE })}
    >
      <ViewChoice
        view={view}
        lines={known}
        today={today}
        onChange={(name) => set({ view: name === 'all' ? '' : name, sort: '' })}
      />
      <ProductTools
        text={text}
        onSearch={(typed) => {
          setText(typed);
          set({ search: typed.trim() });
        }}
        sort={sort}
        onSort={(order) => set({ sort: order })}
      />
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <Card
        title={chosen?.label ?? 'All'}
        note={isComing && known ? describeComing(known.length) : chosen?.meaning}
        flush
      >
        <LiveView of={dated} loading={<Skeleton height="36rem" />}>
          {({ all, day }) => {
            const shown = selectLines(all, { view, text, today: day });
            return (
              <>
                <output className="visually-hidden">{formatPlural(shown.length, 'product')}</output>
                <ProductRows
                  lines={shown}
                  view={view}
                  sort={sort}
                  onSort={(order) => set({ sort: writeSort(order) })}
                  isSearch={text.trim() !== ''}
                  isEmpty={all.length === 0}
                />
              </>
            );
          }}
        </LiveView>
      </Card>
    </Page>
  );
}

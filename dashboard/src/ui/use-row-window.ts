import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useState, type RefCallback } from 'react';

/** The rows that are near the screen, and the room that the others would take. */
export interface RowWindow {
  readonly items: readonly VirtualItem[];
  /** In pixels, above and below. */
  readonly before: number;
  readonly after: number;
  /** For each row, with its index as `data-index`. */
  readonly measure: RefCallback<Element>;
  /** For what holds the rows: tells where on the page they begin. */
  readonly anchor: RefCallback<HTMLElement>;
}

const OVERSCAN = 8;

/** Of a long list in a page that scrolls: which rows to draw. Asks for more rows when their end comes near. */
export function useRowWindow({
  count,
  estimate,
  onNearEnd,
}: {
  readonly count: number;
  /** A row's usual height in pixels. */
  readonly estimate: number;
  readonly onNearEnd: () => void;
}): RowWindow {
  const [holder, anchor] = useState<HTMLElement | null>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (!holder) return undefined;
    const place = (): void => setTop(Math.round(holder.getBoundingClientRect().top + scrollY));
    place();
    // Whatever stands above and changes its height changes the page's.
    const observer = new ResizeObserver(place);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [holder]);
  // It draws anew by itself whenever it has something else to say.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => estimate,
    overscan: OVERSCAN,
    scrollMargin: top,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1);
  const nearEnd = last !== undefined && last.index >= count - 1;
  useEffect(() => {
    if (nearEnd) onNearEnd();
  }, [nearEnd, onNearEnd]);
  return {
    items,
    before: (items[0]?.start ?? top) - top,
    after: virtualizer.getTotalSize() - ((last?.end ?? top) - top),
    measure: virtualizer.measureElement,
    anchor,
  };
}

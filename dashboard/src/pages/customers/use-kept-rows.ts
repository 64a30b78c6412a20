import { useState } from 'react';
import type { Live } from '../../live/live';
import type { Row } from '../../live/sources';

/** Rows to show, and whether they are those of the question before. */
export interface KeptRows<T> {
  readonly rows: Live<readonly Row<T>[]>;
  readonly outdated: boolean;
}

/** Keeps showing the rows of the question before while those of another are read, so that the page does not blink at every letter typed. */
export function useKeptRows<T>(question: string, rows: Live<readonly Row<T>[]>): KeptRows<T> {
  const [kept, setKept] = useState<{ question: string; rows: readonly Row<T>[] } | null>(null);
  if (rows.state === 'ready' && kept?.question !== question)
    setKept({ question, rows: rows.value });
  if (rows.state !== 'loading' || !kept || kept.rows.length === 0) return { rows, outdated: false };
  return { rows: { state: 'ready', value: kept.rows, stale: true }, outdated: true };
}

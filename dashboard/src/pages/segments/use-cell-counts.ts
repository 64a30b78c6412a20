import type { Firestore } from 'firebase/firestore';
import { useCallback, useEffect, useState } from 'react';
import { rfmCellList } from '../../data/segments';
import { useBackend } from '../../firebase/backend-context';
import { describeProblem } from '../../live/describe-problem';
import { LOADING, type Live } from '../../live/live';
import { countList } from '../../live/sources';
import { useSession } from '../../session/session';
import { RFM_CELLS } from './rfm-grid';

/** How many customers are in each cell of the RFM grid. */
export interface CellCounts {
  /** In the order of `RFM_CELLS`. */
  readonly cells: readonly number[];
  /** Without an order, in no cell. */
  readonly prospects: number;
  readonly at: Date;
}

/** Counts the cells of the RFM grid, once, and again when asked to: the server counts, and nothing is read. */
export function useCellCounts(): { readonly counts: Live<CellCounts>; readonly again: () => void } {
  const { db } = useBackend();
  const { orgId } = useSession();
  const [counts, setCounts] = useState<Live<CellCounts>>(LOADING);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isWanted = true;
    void countCells(db, orgId).then((live) => {
      if (isWanted) setCounts(live);
    });
    return () => {
      isWanted = false;
    };
  }, [db, orgId, asked]);
  const again = useCallback(() => {
    setCounts(LOADING);
    setAsked((before) => before + 1);
  }, []);
  return { counts, again };
}

async function countCells(db: Firestore, orgId: string): Promise<Live<CellCounts>> {
  try {
    const lists = [...RFM_CELLS, null].map((cell) => rfmCellList(orgId, cell));
    const found = await Promise.all(lists.map((list) => countList(db, list)));
    const value = { cells: found.slice(0, -1), prospects: found.at(-1) ?? 0, at: new Date() };
    return { state: 'ready', value, stale: false };
  } catch (error) {
    return { state: 'failed', problem: describeProblem(error) };
  }
}

import { canonicalJson } from '../../model/canonical-json';
import type { DayStats } from '../../model/day-stats';
import type { Series } from '../../model/series';

/** Whether figures say something else than those that stand, the time of making them aside. */
export function isNews<Figures extends DayStats | Series>(
  figures: Figures,
  standing: Figures | null,
): boolean {
  return standing === null || textOf(figures) !== textOf(standing);
}

function textOf(figures: DayStats | Series): string {
  if (!('breakdown' in figures)) return canonicalJson({ ...figures, computedAt: null });
  const breakdown = { ...figures.breakdown, asOf: null };
  return canonicalJson({ ...figures, breakdown, computedAt: null });
}

/** Text in a chart. */
export const TICK = { fill: 'var(--text-soft)', fontSize: 12 } as const;

/** A figure beside its bar: legible over whatever lies behind it. */
export const FIGURE = {
  ...TICK,
  fill: 'var(--text)',
  stroke: 'var(--surface)',
  strokeWidth: 4,
  paintOrder: 'stroke',
} as const;

/** An axis. */
export const AXIS = { tick: TICK, stroke: 'var(--line-strong)' } as const;

/** The figure that appears under the pointer. */
export const HINT = {
  isAnimationActive: false,
  cursor: { fill: 'var(--accent-soft)' },
  contentStyle: {
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-small)',
    background: 'var(--raised)',
    color: 'var(--text)',
  },
  itemStyle: { color: 'var(--text)' },
} as const;

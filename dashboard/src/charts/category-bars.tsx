import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { formatDollars } from '../format/money';
import { formatPercent } from '../format/numbers';
import { AXIS, FIGURE } from './chart-style';

/** One bar. */
export interface CategoryBar {
  readonly label: string;
  readonly salesCents: number;
  /** Of all, 0 to 1. */
  readonly share: number;
}

/** Sales by category as lying bars, each with its figure and share at its end. What sold nothing has no bar. */
export default function CategoryBars({ shares }: { readonly shares: readonly CategoryBar[] }) {
  const sold = shares.filter(({ salesCents }) => salesCents > 0);
  const data = sold.map(({ label, salesCents, share }) => ({
    label,
    salesCents,
    shown: `${formatDollars(salesCents)}, ${formatPercent(share)}`,
  }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ top: 0, right: 96, bottom: 0, left: 0 }}
      >
        <XAxis type="number" hide />
        <YAxis
          type="category"
          dataKey="label"
          {...AXIS}
          axisLine={false}
          tickLine={false}
          width={104}
          interval={0}
        />
        <Bar
          dataKey="salesCents"
          fill="var(--accent)"
          maxBarSize={18}
          isAnimationActive={false}
          radius={[0, 2, 2, 0]}
        >
          <LabelList dataKey="shown" position="right" {...FIGURE} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatDollars } from '../format/money';
import { AXIS, FIGURE, HINT } from './chart-style';

/** One bar. */
export interface RevenueBar {
  readonly label: string;
  /** The label on the axis. */
  readonly tick: string;
  readonly revenueCents: number;
  /** Its stretch of time is not over. */
  readonly running: boolean;
}

/** How high the axis reaches where nothing was sold. */
const EMPTY_HIGH_CENTS = 10_000;

/** Revenue as bars. The highest and the running one carry their figure; the running one is paler. */
export default function RevenueBars({ points }: { readonly points: readonly RevenueBar[] }) {
  const revenues = points.map(({ revenueCents }) => revenueCents);
  const [least, most] = [Math.min(...revenues), Math.max(...revenues)];
  const ticks = new Map(points.map(({ label, tick }) => [label, tick]));
  const data = points.map(({ label, revenueCents, running }) => ({
    label,
    revenueCents,
    fill: running ? 'var(--line-strong)' : 'var(--accent)',
    shown:
      revenueCents > 0 && (running || revenueCents === most) ? formatDollars(revenueCents) : '',
  }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        accessibilityLayer={false}
        margin={{ top: 20, right: 28, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="label"
          tickFormatter={(label: string) => ticks.get(label) ?? label}
          {...AXIS}
          tickLine={false}
          minTickGap={24}
          interval="preserveEnd"
        />
        <YAxis
          {...AXIS}
          axisLine={false}
          tickLine={false}
          width={64}
          domain={[least < 0 ? 'auto' : 0, most > 0 ? 'auto' : EMPTY_HIGH_CENTS]}
          tickFormatter={formatDollars}
        />
        <Tooltip {...HINT} formatter={(cents) => [formatDollars(Number(cents)), 'Revenue']} />
        <Bar dataKey="revenueCents" isAnimationActive={false} radius={[2, 2, 0, 0]}>
          <LabelList dataKey="shown" position="top" {...FIGURE} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

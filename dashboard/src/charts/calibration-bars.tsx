import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS, HINT } from './chart-style';

/** One tenth of the customers, in percent. */
export interface CalibrationBar {
  readonly tenth: number;
  readonly promised: number;
  readonly happened: number;
}

const inPercent = (value: unknown): string => `${String(value)}%`;

/** What was promised beside what happened, for each tenth of the customers. */
export default function CalibrationBars({
  tenths,
}: {
  readonly tenths: readonly CalibrationBar[];
}) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...tenths]}
        accessibilityLayer={false}
        barGap={1}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="tenth" {...AXIS} tickLine={false} interval={0} />
        <YAxis
          {...AXIS}
          axisLine={false}
          tickLine={false}
          width={48}
          domain={[0, 100]}
          ticks={[0, 25, 50, 75, 100]}
          tickFormatter={inPercent}
        />
        <Tooltip
          {...HINT}
          formatter={inPercent}
          labelFormatter={(_, [bar]) => `Tenth ${Number(bar?.payload?.tenth)}`}
        />
        <Bar
          dataKey="promised"
          name="Promised"
          fill="var(--line-strong)"
          maxBarSize={22}
          isAnimationActive={false}
          radius={[2, 2, 0, 0]}
        />
        <Bar
          dataKey="happened"
          name="Happened"
          fill="var(--accent)"
          maxBarSize={22}
          isAnimationActive={false}
          radius={[2, 2, 0, 0]}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

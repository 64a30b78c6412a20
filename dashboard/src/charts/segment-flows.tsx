import { Layer, Rectangle, ResponsiveContainer, Sankey, Tooltip } from 'recharts';
import { formatCount } from '../format/numbers';
import { HINT, TICK } from './chart-style';

/** One band: so many went from one segment to another. */
export interface FlowBand {
  readonly from: string;
  readonly to: string;
  readonly customers: number;
  /** Whether it leads to a better segment. */
  readonly isRise: boolean;
}

interface NodeOptions {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly index: number;
  readonly payload: { readonly name?: string; readonly value: number };
}

interface LinkOptions {
  readonly sourceX: number;
  readonly targetX: number;
  readonly sourceY: number;
  readonly targetY: number;
  readonly sourceControlX: number;
  readonly targetControlX: number;
  readonly linkWidth: number;
  readonly index: number;
}

const LABEL_PX = 104;

/** Moves between segments as bands from where customers were, on the left, to where they went. Bands to a better segment are green. */
export default function SegmentFlows({
  bands,
  order,
}: {
  readonly bands: readonly FlowBand[];
  /** All names, from the top down. */
  readonly order: readonly string[];
}) {
  const sources = order.filter((name) => bands.some(({ from }) => from === name));
  const targets = order.filter((name) => bands.some(({ to }) => to === name));
  const nodes = [...sources, ...targets].map((name) => ({ name }));
  const links = bands.map(({ from, to, customers }) => ({
    source: sources.indexOf(from),
    target: sources.length + targets.indexOf(to),
    value: customers,
  }));
  const drawNode = ({ x, y, width, height, index, payload }: NodeOptions) => {
    const isSource = index < sources.length;
    return (
      <Layer key={index}>
        <Rectangle x={x} y={y} width={width} height={Math.max(height, 1)} fill="var(--text-soft)" />
        <text
          {...TICK}
          x={isSource ? x - 6 : x + width + 6}
          y={y + height / 2}
          dy="0.35em"
          textAnchor={isSource ? 'end' : 'start'}
        >
          {`${payload.name ?? ''} ${formatCount(payload.value)}`}
        </text>
      </Layer>
    );
  };
  const drawLink = (link: LinkOptions) => (
    <path
      key={link.index}
      d={`M${link.sourceX},${link.sourceY}C${link.sourceControlX},${link.sourceY} ${link.targetControlX},${link.targetY} ${link.targetX},${link.targetY}`}
      fill="none"
      stroke={bands[link.index]?.isRise ? 'var(--accent)' : 'var(--line-strong)'}
      strokeWidth={Math.max(link.linkWidth, 1)}
      strokeOpacity={0.5}
    />
  );
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Sankey
        data={{ nodes, links }}
        sort={false}
        nodeWidth={6}
        nodePadding={18}
        accessibilityLayer={false}
        margin={{ top: 8, right: LABEL_PX, bottom: 8, left: LABEL_PX }}
        node={drawNode}
        link={drawLink}
      >
        <Tooltip {...HINT} />
      </Sankey>
    </ResponsiveContainer>
  );
}

import type { RulesPreviewed } from '@model/callables';
import { SEGMENTS } from '@model/segment';
import { useEffect, useRef } from 'react';
import { formatCount, formatPlural } from '../../format/numbers';
import { Button } from '../../ui/button';
import { joinClasses } from '../../ui/join-classes';
import { SegmentBadge } from '../../ui/segment-badge';
import { numberCell, Table } from '../../ui/table';
import { describeNet } from '../today/describe-moves';
import { FlowTable } from './flow-table';
import styles from './rules.module.css';

/** Whom changed thresholds would move, with the button that saves them. */
export function RulesPreview({
  preview: { moving, flows, sizes },
  busy,
  onSave,
}: {
  readonly preview: RulesPreviewed;
  readonly busy: boolean;
  readonly onSave: () => void;
}) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const changed = SEGMENTS.filter((segment) => sizes.before[segment] !== sizes.after[segment]);
  return (
    <section className={styles.preview} aria-label="Preview">
      <h3 ref={head} tabIndex={-1}>
        {moving === 0
          ? 'Nobody would move'
          : `${formatPlural(moving, 'customer')} would move, by the figures of now`}
      </h3>
      {moving > 0 && (
        <div className={styles.halves}>
          <FlowTable label="Who would move from where to where" flows={flows} />
          <Table label="Sizes before and after">
            <thead>
              <tr>
                <th scope="col">Segment</th>
                <th scope="col" className={numberCell}>
                  Now
                </th>
                <th scope="col" className={numberCell}>
                  Then
                </th>
                <th scope="col" className={joinClasses(numberCell, styles.wide)}>
                  Change
                </th>
              </tr>
            </thead>
            <tbody>
              {changed.map((segment) => (
                <tr key={segment}>
                  <td>
                    <SegmentBadge segment={segment} />
                  </td>
                  <td className={numberCell}>{formatCount(sizes.before[segment])}</td>
                  <td className={numberCell}>{formatCount(sizes.after[segment])}</td>
                  <td className={joinClasses(numberCell, styles.wide)}>
                    {describeNet(sizes.after[segment] - sizes.before[segment])}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      <div className={styles.buttons}>
        <Button kind="primary" busy={busy} onClick={onSave}>
          Save these thresholds
        </Button>
        <span className={styles.soft}>Nothing is changed before you save.</span>
      </div>
    </section>
  );
}

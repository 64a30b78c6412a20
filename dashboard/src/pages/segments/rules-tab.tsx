import type { Rules } from '@model/rules';
import { rulesDocument } from '../../data/segments';
import { useOrg } from '../../data/use-org';
import { valueOr } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { RulesEditor } from './rules-editor';
import { RulesHistory } from './rules-history';
import styles from './segments.module.css';

/** The thresholds that segments are told by: to look at, to try, to change, and what they were before. */
export function RulesTab() {
  const { orgId } = useSession();
  const version = valueOr(useOrg(), null)?.rulesVersion;
  const rules = useDocument(version === undefined ? null : rulesDocument(orgId, version));
  return (
    <LiveView of={rules} loading={<Skeleton height="60rem" />}>
      {(found: Rules | null) =>
        found && version !== undefined ? (
          <div className={styles.column}>
            <RulesEditor rules={found} version={version} />
            <RulesHistory current={version} />
          </div>
        ) : (
          <EmptyState title="There are no thresholds yet">
            <p>Whoever runs Trellis sets them up with the organisation.</p>
          </EmptyState>
        )
      }
    </LiveView>
  );
}

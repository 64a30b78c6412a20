import type { Rules } from '@model/rules';
import { useState } from 'react';
import { rulesDocument } from '../../data/segments';
import { useOrg } from '../../data/use-org';
import { joinLive } from '../../live/join-live';
import { mapLive, type Live } from '../../live/live';
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
  return (
    <LiveView of={useCurrentRules()} loading={<Skeleton height="60rem" />}>
      {({ rules, version }) =>
        rules ? (
          <div className={styles.column}>
            <RulesEditor rules={rules} version={version} />
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

interface CurrentRules {
  readonly version: number;
  readonly rules: Rules | null;
}

/** The rules that hold. While the next version is read, the one before stays: what somebody types must not go away. */
function useCurrentRules(): Live<CurrentRules> {
  const { orgId } = useSession();
  const org = useOrg();
  const version = (org.state === 'ready' && org.value?.rulesVersion) || 0;
  const rules = useDocument(org.state === 'ready' ? rulesDocument(orgId, version) : null);
  const [before, setBefore] = useState<CurrentRules | null>(null);
  const isNews = rules.state === 'ready' && rules.value !== before?.rules;
  if (isNews) setBefore({ version, rules: rules.value });
  const now = mapLive(joinLive(org, rules), ([, found]) => ({ version, rules: found }));
  return now.state === 'loading' && before ? { state: 'ready', value: before, stale: true } : now;
}

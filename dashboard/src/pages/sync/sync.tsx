import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { syncStatusDocument } from '../../data/documents';
import { valueOr } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { can, whoCan } from '../../session/permissions';
import { useSession } from '../../session/session';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Tabs } from '../../ui/tabs';
import { BooksTab } from './books-tab';
import { DeskTab } from './desk-tab';
import { EraseTab } from './erase-tab';
import { JournalTab } from './journal-tab';
import { MailTab } from './mail-tab';
import { MembersTab } from './members-tab';
import { RunsTab } from './runs-tab';
import { ScheduleTab } from './schedule-tab';
import { StateCard } from './state-card';
import { listTabs, readTab, TAB_FACTS, writeTab, type SyncTab } from './sync-tabs';
import { WebhooksTab } from './webhooks-tab';

const PARTS: Readonly<Record<SyncTab, () => ReactNode>> = {
  runs: RunsTab,
  desk: DeskTab,
  webhooks: WebhooksTab,
  books: BooksTab,
  schedule: ScheduleTab,
  mail: MailTab,
  members: MembersTab,
  erase: EraseTab,
  journal: JournalTab,
};

/** How fresh the figures are, what needs a decision, and everything that keeps them coming. */
export default function Sync() {
  const { orgId, role } = useSession();
  const [params, setParams] = useSearchParams();
  const status = valueOr(useDocument(syncStatusDocument(orgId)), null);
  const chosen = readTab(params);
  const { quarantined = 0, holds = 0, deadLetters = 0 } = status?.attention ?? {};
  const tabs = listTabs((permission) => can(role, permission), chosen).map((id) => ({
    id,
    label: TAB_FACTS[id].label,
    waiting: id === 'desk' ? quarantined + holds + deadLetters : 0,
  }));
  const { permission } = TAB_FACTS[chosen];
  const Part = PARTS[chosen];
  return (
    <Page title="Sync" summary="Whether the figures are fresh, and what keeps them so.">
      <StateCard status={status} tab={chosen} />
      <Tabs
        label="About syncing"
        tabs={tabs}
        chosen={chosen}
        onChoose={(tab) => setParams(writeTab(tab))}
      >
        {can(role, permission) ? <Part /> : <Notice>{whoCan(permission)}</Notice>}
      </Tabs>
    </Page>
  );
}

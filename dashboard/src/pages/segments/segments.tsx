import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { Page } from '../../ui/page';
import { Tabs } from '../../ui/tabs';
import { CohortsTab } from './cohorts-tab';
import { MovesTab } from './moves-tab';
import { RfmTab } from './rfm-tab';
import { RulesTab } from './rules-tab';
import { readTab, SEGMENT_TABS, TAB_LABELS, writeTab, type SegmentTab } from './segment-tabs';
import { WatchTab } from './watch-tab';

const PARTS: Readonly<Record<SegmentTab, () => ReactNode>> = {
  moves: MovesTab,
  watch: WatchTab,
  cohorts: CohortsTab,
  rfm: RfmTab,
  rules: RulesTab,
};

const TABS = SEGMENT_TABS.map((id) => ({ id, label: TAB_LABELS[id] }));

/** Who the customers are, where they move, whom to call, and by which thresholds all that is told. */
export default function Segments() {
  const [params, setParams] = useSearchParams();
  const chosen = readTab(params);
  const Part = PARTS[chosen];
  return (
    <Page title="Segments" summary="Who your customers are, where they move, and whom to call.">
      <Tabs
        label="About segments"
        tabs={TABS}
        chosen={chosen}
        onChoose={(tab) => setParams(writeTab(tab))}
      >
        <Part />
      </Tabs>
    </Page>
  );
}

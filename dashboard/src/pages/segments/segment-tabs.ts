/** The parts of the page, by the name that the address gives them. */
export const SEGMENT_TABS = ['moves', 'watch', 'cohorts', 'rfm', 'rules'] as const;
export type SegmentTab = (typeof SEGMENT_TABS)[number];

/** What each part is called. */
export const TAB_LABELS: Readonly<Record<SegmentTab, string>> = {
  moves: 'Sizes and moves',
  watch: 'Watch list',
  cohorts: 'Who comes back',
  rfm: 'Buying habits',
  rules: 'Thresholds',
};

/** The part that the address names; sizes and moves where it names none. */
export function readTab(params: URLSearchParams): SegmentTab {
  return SEGMENT_TABS.find((tab) => tab === params.get('tab')) ?? 'moves';
}

/** The address of another part. What belonged to the one before goes. */
export function writeTab(tab: SegmentTab): URLSearchParams {
  return new URLSearchParams(tab === 'moves' ? {} : { tab });
}

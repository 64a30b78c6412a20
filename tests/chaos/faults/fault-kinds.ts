/** Everything that can go wrong, by the place where it strikes. The names are what reports and stories show. */
export const FAULTS_AT = {
  /** Around one commit of one worker. A killed worker's collaborators never settle again. */
  commit: [
    'kill_before_commit',
    'kill_after_commit',
    'commit_refused',
    'commit_fate_unknown',
    'commit_conflict_storm',
    'stall_before_commit',
    'stall_after_commit',
  ],
  read: ['kill_at_read', 'read_unavailable', 'stall_after_read'],
  /** `pos_hangs`: no answer ever, until the platform ends the worker. */
  pos: ['kill_before_pos_call', 'kill_after_pos_call', 'stall_after_pos_call', 'pos_hangs'],
  publish: [
    'kill_before_publish',
    'kill_after_publish',
    'publish_fails',
    'message_lost',
    'message_duplicated',
    'message_delayed',
    'messages_reordered',
  ],
  trigger: ['trigger_lost', 'trigger_duplicated', 'trigger_delayed'],
  webhook: [
    'webhook_lost',
    'webhook_duplicated',
    'webhook_delayed',
    'webhook_out_of_order',
    'webhook_forged',
    'webhook_unknown_event',
    'webhook_not_json',
    'webhook_names_other_org',
  ],
  clock: ['clock_skew'],
  cron: ['tick_lost', 'tick_doubled', 'sweep_lost'],
  /** What the point of sale answers. */
  answer: [
    'pos_429',
    'pos_5xx_storm',
    'pos_cut_body',
    'pos_html',
    'pos_error_200',
    'pos_unknown_shape',
    'pos_reset',
    'token_revoked',
    'login_refused',
    'order_inserted_between_pages',
    'order_voided_between_pages',
    'rows_repeated',
    'page_repeated',
    'page_short',
    'walk_empty',
    'row_malformed',
    'row_stale',
  ],
  org: ['org_paused'],
} as const;

export type FaultSite = keyof typeof FAULTS_AT;
export type FaultKind = (typeof FAULTS_AT)[FaultSite][number];

/** Every kind, each once. */
export const FAULT_KINDS: readonly FaultKind[] = Object.values(FAULTS_AT).flat();

/** Where a kind strikes. */
export function siteOf(kind: FaultKind): FaultSite {
  for (const [site, kinds] of Object.entries(FAULTS_AT)) {
    const listed: readonly string[] = kinds;
    if (listed.includes(kind) && isSite(site)) return site;
  }
  throw new RangeError(`no site has ${kind}`);
}

function isSite(name: string): name is FaultSite {
  return name in FAULTS_AT;
}

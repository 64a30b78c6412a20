import type { Step } from './step';

/** A few steps that lead where chance alone comes too seldom. */
export interface Motif {
  /** How probable it is in each round of a story. */
  readonly often: number;
  readonly steps: readonly Step[];
}

const SETTLE: Step = { do: 'work', turns: 400 };

/** News of an order arrives late, after it was put right without a word and pulled. */
const OVERTAKEN: readonly Step[] = [
  SETTLE,
  { do: 'arm', kind: 'webhook_delayed', after: 0 },
  { do: 'change', change: 'status', announce: 'full' },
  { do: 'change', change: 'correction', announce: 'silent', again: true },
  { do: 'manual' },
  SETTLE,
];

/** Somebody stands still between reading a customer and concluding; meanwhile another one concludes from newer orders. */
const STALE_CONCLUSION: readonly Step[] = [
  SETTLE,
  { do: 'arm', kind: 'stall_after_read', after: 0, at: 'drain read at one time' },
  { do: 'change', change: 'sale', announce: 'full' },
  { do: 'work', turns: 80 },
  { do: 'advance', minutes: 2 },
  { do: 'change', change: 'void', announce: 'full', again: true },
  SETTLE,
  { do: 'change', change: 'status', announce: 'full', again: true },
  SETTLE,
];

/** The receiver dies after the first thing that it stored; whoever sent it sends it again. */
const RECEIVER_DIES: readonly Step[] = [
  SETTLE,
  { do: 'arm', kind: 'kill_after_commit', after: 0, at: 'webhook commit' },
  { do: 'change', change: 'sale', announce: 'full' },
  SETTLE,
];

/** More news arrives while what came before is being computed. */
const NEWS_WHILE_COMPUTING: readonly Step[] = [
  SETTLE,
  { do: 'change', change: 'sale', announce: 'full' },
  { do: 'work', turns: 12 },
  { do: 'change', change: 'sale', announce: 'full' },
  { do: 'work', turns: 4 },
  { do: 'change', change: 'sale', announce: 'full' },
  SETTLE,
];

const SWEEP_LOST: Step = { do: 'arm', kind: 'sweep_lost', after: 0 };

/** Nobody hears of a run until it is not wanted any more. */
const NEVER_STARTED: readonly Step[] = [
  SETTLE,
  { do: 'arm', kind: 'message_lost', after: 0 },
  { do: 'manual' },
  { do: 'work', turns: 20 },
  SWEEP_LOST,
  SWEEP_LOST,
  SWEEP_LOST,
  { do: 'advance', minutes: 17 },
];

const DIES_AT_ONCE: readonly Step[] = [
  { do: 'arm', kind: 'kill_before_pos_call', after: 0, at: 'run ' },
  { do: 'advance', minutes: 12 },
];

/** Every worker that takes up a run dies before it gets anywhere, until the run is given up. */
const GIVEN_UP: readonly Step[] = [
  { do: 'manual' },
  ...DIES_AT_ONCE,
  ...DIES_AT_ONCE,
  ...DIES_AT_ONCE,
  ...DIES_AT_ONCE,
  ...DIES_AT_ONCE,
  ...DIES_AT_ONCE,
];

/** An order is shown once more as it was, to whoever pulls after it changed. */
const SHOWN_AS_IT_WAS: readonly Step[] = [
  { do: 'arm', kind: 'row_stale', after: 0 },
  { do: 'change', change: 'status', announce: 'full' },
  { do: 'manual' },
  SETTLE,
];

/** What a story may have in each round. */
export const MOTIFS: readonly Motif[] = [
  { often: 0.05, steps: OVERTAKEN },
  { often: 0.04, steps: STALE_CONCLUSION },
  { often: 0.04, steps: RECEIVER_DIES },
  { often: 0.04, steps: NEWS_WHILE_COMPUTING },
  { often: 0.02, steps: NEVER_STARTED },
  { often: 0.02, steps: GIVEN_UP },
  { often: 0.02, steps: SHOWN_AS_IT_WAS },
];

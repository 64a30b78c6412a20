import { formatAmount } from '../format/numbers';

/** What of an organisation needs somebody's attention, as `status --json` shows it. */
export interface Attention {
  /** Rows that wait in quarantine. */
  readonly quarantined: number;
  /** Decisions that are open. */
  readonly holds: number;
  /** Work that was given up. */
  readonly deadLetters: number;
  /** Whether syncs succeed and bring no order though the shop usually sells at such hours. */
  readonly stalled: boolean;
  /** Whether webhooks have stopped while sales go on. */
  readonly webhookSilence: boolean;
}

/** What needs attention in one line, and a line with the remedy for each thing that no command mends. */
export function describeAttention(attention: Attention): { summary: string; remedies: string[] } {
  const { quarantined, holds, deadLetters, stalled, webhookSilence } = attention;
  const counts = [
    ...(quarantined > 0 ? [`${formatAmount(quarantined, 'row')} in quarantine`] : []),
    ...(holds > 0 ? [`${formatAmount(holds, 'decision')} open`] : []),
    ...(deadLetters > 0 ? [formatAmount(deadLetters, 'dead letter')] : []),
    ...(stalled ? ['1 stalled stream'] : []),
  ];
  return {
    summary: counts.length === 0 ? 'nothing' : counts.join(', '),
    remedies: [...(stalled ? [STALLED] : []), ...(webhookSilence ? [SILENT] : [])],
  };
}

const STALLED =
  'Orders        none come, though syncs succeed and the shop usually sells at these hours: if it is open, look for new orders in Alleaves itself and report to Alleaves if they are there; the next order ends this';

const SILENT =
  'Webhooks      none come, though sales go on: synced every 10 minutes until one does';

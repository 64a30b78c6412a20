import { TEST_EVENT, type WebhookEvent } from '@model/webhook';
import { formatDuration } from '../../format/dates';
import type { Tone } from '../../ui/badge';

const OUTCOMES: Readonly<
  Record<WebhookEvent['outcome'], { readonly text: string; readonly tone: Tone }>
> = {
  stored: { text: 'Stored', tone: 'good' },
  unchanged: { text: 'Known already', tone: 'plain' },
  stale: { text: 'Older than what is stored', tone: 'plain' },
  hint: { text: 'Fetched afterwards', tone: 'plain' },
  unknown_event: { text: 'Of a kind nobody knows', tone: 'warn' },
  quarantined: { text: 'Set aside, could not be read', tone: 'warn' },
  replayed: { text: 'Ignored, sent too long ago', tone: 'warn' },
  early: { text: 'Refused, dated in the future', tone: 'warn' },
};

/** What became of an announcement. A test that somebody sent is no mistake. */
export function describeDelivery({ event, outcome }: Pick<WebhookEvent, 'event' | 'outcome'>): {
  readonly text: string;
  readonly tone: Tone;
} {
  return event === TEST_EVENT ? { text: 'Test, arrived', tone: 'good' } : OUTCOMES[outcome];
}

/** How long an announcement was under way, by the clocks of both sides; null where it names no time. */
export function describeDelay({
  sentAt,
  receivedAt,
}: Pick<WebhookEvent, 'sentAt' | 'receivedAt'>): string | null {
  if (!sentAt) return null;
  const delayMs = Math.max(0, receivedAt.getTime() - sentAt.getTime());
  return delayMs < 1000 ? 'under 1 s' : formatDuration(delayMs);
}

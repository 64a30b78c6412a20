import type { RunState } from '@model/run';
import type { Tone } from '../ui/badge';

/** How fresh the figures are, in a word, and how to take it. */
export interface Freshness {
  readonly word: 'Live' | 'Recent' | 'Stale' | 'Syncing' | 'Failed';
  readonly tone: Tone;
  /** What the word means, in a sentence. */
  readonly meaning: string;
}

/** What the badge is judged by. */
export interface FreshnessFacts {
  /** A run of everything is waiting or at work. */
  readonly syncing: boolean;
  /** Syncing has stopped until somebody puts something right. */
  readonly needsAttention: boolean;
  readonly lastRunState: RunState | null;
  readonly lastSuccessAt: Date | null;
  /** Minutes between two scheduled syncs. */
  readonly intervalMinutes: number;
}

const MINUTE_MS = 60_000;

/** The badge: live within one interval of the last full sync, recent within two, stale after that; work and failure come first. */
export function judgeFreshness(facts: FreshnessFacts, now: Date): Freshness {
  const { syncing, needsAttention, lastRunState, lastSuccessAt, intervalMinutes } = facts;
  if (syncing)
    return {
      word: 'Syncing',
      tone: 'plain',
      meaning: 'A sync is at work. Figures come as they are read.',
    };
  if (needsAttention || lastRunState === 'failed')
    return {
      word: 'Failed',
      tone: 'bad',
      meaning: 'The last sync did not work. Figures may be old.',
    };
  if (!lastSuccessAt)
    return { word: 'Stale', tone: 'warn', meaning: 'Nothing has been synced completely yet.' };
  const intervals = (now.getTime() - lastSuccessAt.getTime()) / (intervalMinutes * MINUTE_MS);
  if (intervals <= 1)
    return {
      word: 'Live',
      tone: 'good',
      meaning: 'Everything was synced within the last interval.',
    };
  return intervals <= 2
    ? {
        word: 'Recent',
        tone: 'plain',
        meaning: 'One sync is overdue. Sales keep coming in by themselves.',
      }
    : { word: 'Stale', tone: 'warn', meaning: 'No complete sync for longer than two intervals.' };
}

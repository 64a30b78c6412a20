import type { RunState } from '@model/run';
import { formatPlural } from '../format/numbers';
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

/** However seldom an organisation syncs, older figures are not live. */
const LIVE_MOST_MINUTES = 120;

const SYNCING: Freshness = {
  word: 'Syncing',
  tone: 'plain',
  meaning: 'A sync is at work. Figures come as they are read.',
};

const FAILED: Freshness = {
  word: 'Failed',
  tone: 'bad',
  meaning: 'The last sync did not work. Figures may be old.',
};

/**
 * The badge: live within one interval of the last full sync, at most two hours, recent within two intervals, stale after that; work
 * and failure come first.
 */
export function judgeFreshness(facts: FreshnessFacts, now: Date): Freshness {
  if (facts.syncing) return SYNCING;
  if (facts.needsAttention || facts.lastRunState === 'failed') return FAILED;
  const { lastSuccessAt, intervalMinutes } = facts;
  if (!lastSuccessAt)
    return { word: 'Stale', tone: 'warn', meaning: 'Nothing has been synced completely yet.' };
  const minutes = (now.getTime() - lastSuccessAt.getTime()) / MINUTE_MS;
  const liveMinutes = Math.min(intervalMinutes, LIVE_MOST_MINUTES);
  if (minutes <= liveMinutes)
    return { word: 'Live', tone: 'good', meaning: syncedWithin(liveMinutes) };
  if (minutes <= 2 * intervalMinutes)
    return { word: 'Recent', tone: 'plain', meaning: syncedWithin(2 * intervalMinutes) };
  const meaning = `No complete sync for more than ${inWords(2 * intervalMinutes)}.`;
  return { word: 'Stale', tone: 'warn', meaning };
}

function syncedWithin(minutes: number): string {
  return `Everything was synced within the last ${inWords(minutes)}.`;
}

function inWords(minutes: number): string {
  const isHours = minutes > 60 && minutes % 60 === 0;
  return isHours ? formatPlural(minutes / 60, 'hour') : formatPlural(minutes, 'minute');
}

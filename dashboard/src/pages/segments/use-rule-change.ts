import type { RulesPreviewed } from '@model/callables';
import { useState } from 'react';
import type { Problem } from '../../live/live';
import { useCall } from '../../live/use-call';
import { useSession } from '../../session/session';
import type { Draft, RuleChange } from './read-draft';

/** What trying and saving thresholds has come to. */
export interface RuleEditing {
  readonly draft: Draft;
  /** Null until it was asked for, and when what it was of has changed. Saving stores what it is of. */
  readonly preview: RulesPreviewed | null;
  /** The version that was saved last. */
  readonly saved: number | null;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly type: (key: string, text: string) => void;
  /** Back to what is stored. */
  readonly discard: () => void;
  readonly tryOut: (change: RuleChange) => Promise<void>;
  readonly save: () => Promise<void>;
}

/** Whom a change would move. */
interface Tried {
  readonly change: RuleChange;
  readonly answer: RulesPreviewed;
}

/** Thresholds as they are being changed. @param version the current one: a preview of another is none. */
export function useRuleChange(version: number): RuleEditing {
  const { orgId } = useSession();
  const { run, busy, problem, reset } = useCall('updateSegmentRules');
  const [draft, setDraft] = useState<Draft>({});
  const [tried, setTried] = useState<Tried | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const begin = (next: Draft): void => {
    setDraft(next);
    setTried(null);
    setSaved(null);
    reset();
  };
  // What was saved is typed no more, once it has arrived.
  if (saved !== null && version >= saved && Object.keys(draft).length > 0) setDraft({});
  const shown = tried?.answer.version === version ? tried : null;
  return {
    draft,
    preview: shown?.answer ?? null,
    saved,
    busy,
    problem,
    type(key, text) {
      // What is being tried or saved stays what is typed until the answer is there.
      if (!busy) begin({ ...draft, [key]: text });
    },
    discard: () => begin({}),
    async tryOut(change) {
      const answer = await run({ orgId, rules: change, preview: true });
      setTried(answer?.outcome === 'previewed' ? { change, answer } : null);
    },
    async save() {
      if (!shown) return;
      const { change } = shown;
      const expectedVersion = shown.answer.version;
      const answer = await run({ orgId, rules: change, preview: false, expectedVersion });
      if (!answer) return;
      setTried(null);
      setSaved(answer.version);
    },
  };
}

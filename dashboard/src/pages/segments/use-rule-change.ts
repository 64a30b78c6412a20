import type { RulesPreviewed } from '@model/callables';
import { useState } from 'react';
import type { Problem } from '../../live/live';
import { useCall } from '../../live/use-call';
import { useSession } from '../../session/session';
import type { Draft, RuleChange } from './read-draft';

/** What trying and saving thresholds has come to. */
export interface RuleEditing {
  readonly draft: Draft;
  /** Null until it was asked for, and when what it was of has changed. */
  readonly preview: RulesPreviewed | null;
  /** The version that was saved last. */
  readonly saved: number | null;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly type: (key: string, text: string) => void;
  /** Back to what is stored. */
  readonly discard: () => void;
  readonly tryOut: (change: RuleChange) => Promise<void>;
  readonly save: (change: RuleChange) => Promise<void>;
}

/** Thresholds as they are being changed. @param version the current one: a preview of another is none. */
export function useRuleChange(version: number): RuleEditing {
  const { orgId } = useSession();
  const { run, busy, problem, reset } = useCall('updateSegmentRules');
  const [draft, setDraft] = useState<Draft>({});
  const [preview, setPreview] = useState<RulesPreviewed | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const begin = (next: Draft): void => {
    setDraft(next);
    setPreview(null);
    setSaved(null);
    reset();
  };
  // What was saved is typed no more, once it has arrived.
  if (saved !== null && version >= saved && Object.keys(draft).length > 0) setDraft({});
  const shown = preview?.version === version ? preview : null;
  return {
    draft,
    preview: shown,
    saved,
    busy,
    problem,
    type: (key, text) => begin({ ...draft, [key]: text }),
    discard: () => begin({}),
    async tryOut(change) {
      const answer = await run({ orgId, rules: change, preview: true });
      setPreview(answer?.outcome === 'previewed' ? answer : null);
    },
    async save(change) {
      if (!shown) return;
      const expectedVersion = shown.version;
      const answer = await run({ orgId, rules: change, preview: false, expectedVersion });
      if (!answer) return;
      setPreview(null);
      setSaved(answer.version);
    },
  };
}

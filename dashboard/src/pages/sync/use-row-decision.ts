import { useState } from 'react';
import type { Problem } from '../../live/live';
import { useCall } from '../../live/use-call';
import { useSession } from '../../session/session';
import { describeDecided } from './describe-decided';

/** What is done about records that were set aside. */
export type RowAction = 'retry' | 'dismiss';

/** Decides about some of what is set aside, or all of it. */
export type DecideRows = (ids: 'all' | string[], action: RowAction) => Promise<void>;

/** The decision about records that were set aside, and what became of the last one, in a sentence. */
export function useRowDecision(): {
  readonly decide: DecideRows;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly outcome: string | null;
} {
  const { orgId } = useSession();
  const { run, busy, problem } = useCall('retryQuarantined');
  const [outcome, setOutcome] = useState<string | null>(null);
  const decide: DecideRows = async (ids, action) => {
    setOutcome(null);
    const decided = await run({ orgId, ids, action });
    if (decided) setOutcome(describeDecided(action, decided));
  };
  return { decide, busy, problem, outcome };
}

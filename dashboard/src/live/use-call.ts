import { httpsCallable } from 'firebase/functions';
import { useCallback, useState } from 'react';
import type { Callables } from '@model/callables';
import { useBackend } from '../firebase/backend-context';
import { describeProblem } from './describe-problem';
import type { Problem } from './live';

type Request<Name extends keyof Callables> = Callables[Name]['request'];
type Response<Name extends keyof Callables> = Callables[Name]['response'];

/** One of the functions that staff may call. */
export interface Call<Name extends keyof Callables> {
  /** Calls it. Null when it refused or could not be reached: `problem` then says why. */
  readonly run: (request: Request<Name>) => Promise<Response<Name> | null>;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Forgets the problem. */
  readonly reset: () => void;
}

/** A function of the backend, with whether it is at work and what it last refused. */
export function useCall<Name extends keyof Callables>(name: Name): Call<Name> {
  const { functions } = useBackend();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(
    async (request: Request<Name>): Promise<Response<Name> | null> => {
      setBusy(true);
      setProblem(null);
      try {
        const call = httpsCallable<Request<Name>, Response<Name>>(functions, name);
        return (await call(request)).data;
      } catch (error) {
        setProblem(describeProblem(error, navigator.onLine));
        return null;
      } finally {
        setBusy(false);
      }
    },
    [functions, name],
  );
  const reset = useCallback(() => setProblem(null), []);
  return { run, busy, problem, reset };
}

import { httpsCallable } from 'firebase/functions';
import { useEffect, useRef, useState } from 'react';
import type { Callables } from '@model/callables';
import type { CustomerFilter } from '@model/customer-filter';
import { useKnownTimeZone } from '../../data/use-org';
import { useBackend } from '../../firebase/backend-context';
import { describeProblem } from '../../live/describe-problem';
import { useSession } from '../../session/session';
import { BrokenExportError, collectExport } from './collect-export';
import { nameExport } from './name-export';
import { saveFile } from './save-file';

/** How an export stands. */
export type ExportState =
  | { readonly step: 'idle' }
  | { readonly step: 'running'; readonly rows: number }
  | { readonly step: 'done'; readonly rows: number }
  | { readonly step: 'failed'; readonly text: string };

type Export = Callables['exportCustomers'];

// The server may need minutes for a hundred thousand customers, and has this long; the SDK keeps no time of a stream.
const TIMEOUT_MS = 9 * 60_000;
const TOO_LONG = 'too long';

/** Exports the customers that a filter finds to a file, which comes in parts. Leaving the page ends it. */
export function useExport(): {
  readonly state: ExportState;
  readonly start: (filter: CustomerFilter) => void;
  readonly cancel: () => void;
} {
  const { functions } = useBackend();
  const { orgId } = useSession();
  const timeZone = useKnownTimeZone();
  const [state, setState] = useState<ExportState>({ step: 'idle' });
  const running = useRef<AbortController | null>(null);
  const cancel = (): void => {
    running.current?.abort();
    running.current = null;
    setState({ step: 'idle' });
  };
  useEffect(() => () => running.current?.abort(), []);

  const run = async (filter: CustomerFilter, { signal }: AbortController): Promise<void> => {
    const call = httpsCallable<Export['request'], Export['response'], Export['stream']>(
      functions,
      'exportCustomers',
    );
    const coming = await call.stream({ orgId, filter: withoutBlanks(filter) }, { signal });
    const { parts, rows } = await collectExport(coming, {
      onRows: (count) => !signal.aborted && setState({ step: 'running', rows: count }),
    });
    if (signal.aborted) return;
    saveFile(nameExport(timeZone, new Date()), parts, 'text/csv;charset=utf-8');
    setState({ step: 'done', rows });
  };

  const start = (filter: CustomerFilter): void => {
    const controller = new AbortController();
    running.current = controller;
    setState({ step: 'running', rows: 0 });
    const limit = setTimeout(() => controller.abort(TOO_LONG), TIMEOUT_MS);
    run(filter, controller)
      .catch((error: unknown) => {
        const { aborted, reason } = controller.signal;
        if (!aborted || reason === TOO_LONG) setState({ step: 'failed', text: sayWhy(error) });
      })
      .finally(() => clearTimeout(limit));
  };
  return { state, start, cancel };
}

function sayWhy(error: unknown): string {
  return error instanceof BrokenExportError
    ? error.message
    : describeProblem(error, navigator.onLine).text;
}

/** What is undefined would reach the server as null. */
function withoutBlanks(filter: CustomerFilter): CustomerFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

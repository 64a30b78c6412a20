import { httpsCallable } from 'firebase/functions';
import { useEffect, useRef, useState } from 'react';
import type { Callables } from '@model/callables';
import type { CustomerFilter } from '@model/customer-filter';
import { useBackend } from '../../firebase/backend-context';
import { describeProblem } from '../../live/describe-problem';
import { useSession } from '../../session/session';
import { countRows } from './count-rows';
import { saveFile } from './save-file';

/** How an export stands. */
export type ExportState =
  | { readonly step: 'idle' }
  | { readonly step: 'running'; readonly rows: number }
  | { readonly step: 'done'; readonly rows: number }
  | { readonly step: 'failed'; readonly text: string };

type Export = Callables['exportCustomers'];

// The server may need minutes for a hundred thousand customers.
const TIMEOUT_MS = 9 * 60_000;

/** Exports the customers that a filter finds to a file, which comes in parts. Leaving the page ends it. */
export function useExport(): {
  readonly state: ExportState;
  readonly start: (filter: CustomerFilter) => void;
  readonly cancel: () => void;
} {
  const { functions } = useBackend();
  const { orgId } = useSession();
  const [state, setState] = useState<ExportState>({ step: 'idle' });
  const running = useRef<AbortController | null>(null);
  const cancel = (): void => {
    running.current?.abort();
    running.current = null;
    setState({ step: 'idle' });
  };
  useEffect(() => () => running.current?.abort(), []);

  const run = async (filter: CustomerFilter, { signal }: AbortController): Promise<void> => {
    const options = { timeout: TIMEOUT_MS };
    const call = httpsCallable<Export['request'], Export['response'], Export['stream']>(
      functions,
      'exportCustomers',
      options,
    );
    const parts: string[] = [];
    // The first line names the columns.
    let rows = -1;
    const { stream, data } = await call.stream(
      { orgId, filter: withoutBlanks(filter) },
      { signal },
    );
    for await (const { csv } of stream) {
      parts.push(csv);
      rows += countRows(csv);
      if (!signal.aborted) setState({ step: 'running', rows: Math.max(rows, 0) });
    }
    const result = await data;
    if (signal.aborted) return;
    const today = new Date().toISOString().slice(0, 10);
    saveFile(`customers-${today}.csv`, parts, 'text/csv;charset=utf-8');
    setState({ step: 'done', rows: result.rows });
  };

  const start = (filter: CustomerFilter): void => {
    const controller = new AbortController();
    running.current = controller;
    setState({ step: 'running', rows: 0 });
    run(filter, controller).catch((error: unknown) => {
      if (controller.signal.aborted) return;
      setState({ step: 'failed', text: describeProblem(error).text });
    });
  };
  return { state, start, cancel };
}

/** What is undefined would reach the server as null. */
function withoutBlanks(filter: CustomerFilter): CustomerFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

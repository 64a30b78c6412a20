const STOP_SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * A signal that is aborted by Ctrl-C, by SIGTERM, or when the terminal closes. From this call on
 * none of them ends the process by itself, however often it comes: whoever listens cleans up and
 * lets the process end.
 */
export function listenForStop(): AbortSignal {
  const controller = new AbortController();
  for (const signal of STOP_SIGNALS) process.on(signal, () => controller.abort());
  return controller.signal;
}

import { exitCodeOf } from './exit-code-of';
import { listenForStop } from './stop-signals';

const INTERRUPTED_EXIT_CODE = 130;

/** Something that runs until a person stops it. */
export interface Runnable {
  /** Resolves if it ends by itself, which is a failure. */
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts something, keeps it until Ctrl-C, stops it, and sets the exit code: 0 after Ctrl-C, 1 when
 * it could not start or ended by itself, 2 when its command line was wrong, 130 when Ctrl-C came before it had started.
 *
 * @param start must leave nothing behind when its signal is aborted or when it throws; null when there is nothing to keep
 */
export async function runUntilStopped(
  start: (signal: AbortSignal) => Promise<Runnable | null>,
): Promise<void> {
  const signal = listenForStop();
  try {
    const running = await start(signal);
    if (!running) return;
    const stopAsked = new Promise<'stopped'>((resolve) => {
      if (signal.aborted) resolve('stopped');
      signal.addEventListener('abort', () => resolve('stopped'), { once: true });
    });
    const reason = await Promise.race([stopAsked, running.ended]);
    await running.stop();
    if (reason === 'stopped') return;
    console.error('Something that should have gone on has ended by itself; see above.');
    process.exitCode = 1;
  } catch (error) {
    process.exitCode = signal.aborted ? INTERRUPTED_EXIT_CODE : exitCodeOf(error);
    if (!signal.aborted) console.error(error instanceof Error ? error.message : error);
  }
}

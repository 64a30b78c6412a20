import { startEmulators } from '../emulators/emulators';
import type { ServiceName } from '../emulators/firebase-config';
import type { BenchContext } from './bench';

/** Runs something while emulators run, whose addresses stand in the environment meanwhile. */
export async function withEmulators<T>(
  services: readonly ServiceName[],
  { signal, say }: Pick<BenchContext, 'signal' | 'say'>,
  work: () => Promise<T>,
): Promise<T> {
  const suite = await startEmulators({ label: 'bench', services, signal, onLog: say });
  try {
    Object.assign(process.env, suite.env, { METADATA_SERVER_DETECTION: 'none' });
    return await work();
  } finally {
    await suite.stop();
  }
}

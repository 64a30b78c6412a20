import { join } from 'node:path';
import { startProcessTree, type ProcessTree } from '../processes/process-tree';
import { buildFunctions } from './build-functions';
import type { ServiceName } from './firebase-config';
import { DEMO_PROJECT, toEmulatorEnv } from './emulator-env';
import type { BinaryName } from './find-binaries';
import { choosePorts, type Ports } from './ports';
import { firebaseBin, prepareBinaries } from './prepare-binaries';
import { prepareRun, type PageOptions } from './prepare-run';
import type { RunFiles } from './run-files';
import { createSuiteOutput } from './suite-output';
import { waitUntilReady } from './wait-until-ready';

const STOP_GRACE_MS = 15_000;
// Writing a large export takes its time.
const EXPORT_GRACE_MS = 120_000;

/** What to run. */
export interface EmulatorOptions {
  /** Names the folder of the logs, `.trellis/logs/<label>`. */
  label: string;
  services: readonly ServiceName[];
  /** Fixed ports; every other port is a free one. */
  ports?: Partial<Ports>;
  /** Folder of an export to start from. */
  dataDir?: string;
  /** Folder to export to when the suite is stopped. */
  exportDir?: string;
  page?: PageOptions;
  /** Further variables for the functions. */
  env?: Record<string, string>;
  /** Gets a sentence at each step of the start. */
  onLog: (line: string) => void;
  /** Gets every line the suite and the functions print; they also go to the logs' `suite.log`. */
  onLine?: (line: string) => void;
  /** Aborting while the suite starts ends it, and the start fails. */
  signal: AbortSignal;
}

/** A running emulator suite. */
export interface RunningEmulators {
  ports: Ports;
  /** The variables under which Firebase libraries find the suite, see `toEmulatorEnv`. */
  env: Record<string, string>;
  /** Resolves when the suite ends, asked or not. */
  exited: Promise<number | undefined>;
  /** Ends every process of the suite (after the export, if one was asked for). Idempotent. */
  stop(): Promise<void>;
}

const isBinary = (name: ServiceName): name is BinaryName =>
  name === 'firestore' || name === 'pubsub';

async function spawnSuite(
  options: EmulatorOptions,
  files: RunFiles,
  binaryEnv: Record<string, string>,
  onOutput: (text: string) => void,
): Promise<ProcessTree> {
  const { services, dataDir, exportDir, env } = options;
  return startProcessTree({
    command: process.execPath,
    args: [
      firebaseBin,
      'emulators:start',
      `--project=${DEMO_PROJECT}`,
      `--config=${files.configPath}`,
      `--only=${services.join(',')}`,
      ...(dataDir === undefined ? [] : [`--import=${dataDir}`]),
      ...(exportDir === undefined ? [] : [`--export-on-exit=${exportDir}`]),
    ],
    // firebase-tools writes its logs to the current folder.
    cwd: files.logFolder,
    env: {
      ...process.env,
      ...binaryEnv,
      ...env,
      TMPDIR: files.tempFolder,
      // firebase-tools keeps its login, its consent to analytics and its update notices here: none.
      XDG_CONFIG_HOME: files.tempFolder,
      CI: 'true',
      // Google's libraries would look for a metadata server and print that there is none.
      METADATA_SERVER_DETECTION: 'none',
      FIREBASE_SKIP_UPDATE_CHECK: '1',
      NO_UPDATE_NOTIFIER: '1',
    },
    graceMs: exportDir === undefined ? STOP_GRACE_MS : EXPORT_GRACE_MS,
    onOutput,
  });
}

/**
 * Starts an emulator suite and resolves when every part of it answers and the functions are loaded.
 *
 * @throws Error for a person to read when a binary is missing, functions/ does not compile or load,
 *   the suite ends early, or the signal is aborted; no process is left then
 */
export async function startEmulators(options: EmulatorOptions): Promise<RunningEmulators> {
  const { services, onLog, signal } = options;
  const binaries = await prepareBinaries({ names: services.filter(isBinary), onLog, signal });
  if (services.includes('functions')) {
    onLog('Compiling functions/ ...');
    await buildFunctions(signal);
  }
  const ports = await choosePorts(options.ports ?? {});
  const files = await prepareRun(options, ports, binaries.withUi);
  const output = createSuiteOutput(join(files.logFolder, 'suite.log'), options.onLine);
  let tree: ProcessTree | undefined;
  const stop = async () => {
    await tree?.stop();
    await output.close();
    await files.remove();
  };
  try {
    signal.throwIfAborted();
    onLog('Starting the emulators ...');
    tree = await spawnSuite(options, files, binaries.env, output.receive);
    await waitUntilReady({ tree, output, ports, services, signal });
  } catch (error) {
    await stop();
    throw error;
  }
  return { ports, env: toEmulatorEnv(ports, services), exited: tree.exited, stop };
}

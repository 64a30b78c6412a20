import { resolve } from 'node:path';
import { productionSchedules, startClock } from './clock';
import { checkPorts } from './emulators/check-ports';
import { DEMO_PROJECT } from './emulators/emulator-env';
import { startEmulators } from './emulators/emulators';
import { readFixedPorts } from './emulators/ports';
import { listLoadedFunctions } from './emulators/wait-until-ready';
import { readOptions } from './read-options';
import { runUntilStopped } from './run-until-stopped';

const services = ['firestore', 'pubsub', 'auth', 'functions'] as const;

/** npm runs us in the repository's root and says where the person is. */
const toAbsolute = (path: string) => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

void runUntilStopped(async (signal) => {
  const { values } = readOptions({
    options: {
      import: { type: 'string' },
      export: { type: 'string' },
      'no-clock': { type: 'boolean', default: false },
    },
  });
  const { functions, firestore, pubsub, auth } = readFixedPorts(process.env);
  const ports = { functions, firestore, pubsub, auth };
  await checkPorts(ports);
  let isReady = false;
  const suite = await startEmulators({
    label: 'emulators',
    services,
    ports,
    signal,
    onLog: console.log,
    onLine: (line) => {
      if (isReady) console.log(line);
    },
    ...(values.import === undefined ? {} : { dataDir: toAbsolute(values.import) }),
    ...(values.export === undefined ? {} : { exportDir: toAbsolute(values.export) }),
  });
  const loaded = await listLoadedFunctions(functions);
  const clock = startClock({
    functionsPort: functions,
    project: DEMO_PROJECT,
    schedules: values['no-clock'] ? [] : productionSchedules,
    onError: console.error,
  });
  console.log(`\nReady. Functions: ${loaded.join(', ')}`);
  for (const [name, value] of Object.entries(suite.env)) console.log(`  export ${name}=${value}`);
  console.log('Logs are in .trellis/logs/emulators. Ctrl-C stops everything.\n');
  isReady = true;
  return {
    ended: suite.exited,
    stop: async () => {
      console.log('Stopping the emulators ...');
      clock.stop();
      await suite.stop();
    },
  };
});

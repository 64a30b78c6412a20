import { join } from 'node:path';
import { DEMO_PAGE } from './demo/demo-org';
import { toPageConfig } from './dashboard/page-config';
import { isPortFree, LOCALHOST, readFixedPorts } from './emulators/ports';
import { startProcessTree } from './processes/process-tree';
import { readOptions } from './read-options';
import { repositoryRoot } from './repository-root';
import { runUntilStopped } from './run-until-stopped';

const vite = join(repositoryRoot, 'dashboard/node_modules/vite/bin/vite.js');

void runUntilStopped(async () => {
  readOptions({});
  const ports = readFixedPorts(process.env);
  if (await isPortFree(ports.firestore)) {
    throw new Error(
      `Nothing answers at ${LOCALHOST}:${ports.firestore}: run \`npm start\` in another terminal first.`,
    );
  }
  const server = await startProcessTree({
    command: process.execPath,
    args: [vite, 'dashboard'],
    cwd: repositoryRoot,
    env: {
      ...process.env,
      TRELLIS_PAGE_CONFIG: JSON.stringify(toPageConfig(ports, DEMO_PAGE)),
    },
    onOutput: (text) => process.stdout.write(text),
  });
  return { ended: server.exited, stop: () => server.stop() };
});

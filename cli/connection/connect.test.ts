import { createServer } from 'node:net';
import { connect } from './connect';

/** A port that was free a moment ago. */
async function findDeadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

it('says within seconds that no emulator answers, and what to do', async () => {
  const port = await findDeadPort();
  const env = { TRELLIS_PORT_FIRESTORE: String(port) };
  const startedMs = performance.now();
  await expect(connect({ project: undefined, env, rings: false })).rejects.toMatchObject({
    message: `The Firestore emulator does not answer at 127.0.0.1:${port}: run \`npm start\` or \`npm run emulators\`, or name a project with --project.`,
    exitCode: 1,
  });
  expect(performance.now() - startedMs).toBeLessThan(3_000);
});

it('never follows an emulator’s variable when a project is named', async () => {
  const env = { FIRESTORE_EMULATOR_HOST: '127.0.0.1:8080' };
  await expect(connect({ project: 'maple-prod', env, rings: false })).rejects.toMatchObject({
    message:
      'FIRESTORE_EMULATOR_HOST is set and would lead to an emulator instead of the project maple-prod.',
    remedy: 'Unset it: unset FIRESTORE_EMULATOR_HOST',
  });
});

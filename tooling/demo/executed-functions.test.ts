import { watchExecutions } from './executed-functions';

it('names each function that the emulator began to execute once, in that order', () => {
  const executed = watchExecutions();
  for (const line of [
    '✔  functions[us-central1-sweep]: pubsub function initialized.',
    'i  functions: Beginning execution of "us-central1-scheduleSync"',
    'i  functions: Finished "us-central1-scheduleSync" in 280.900294ms',
    'i  functions: Beginning execution of "us-central1-runSyncJob"',
    'i  functions: Beginning execution of "us-central1-scheduleSync"',
  ])
    executed.receive(line);
  expect(executed.names()).toEqual(['scheduleSync', 'runSyncJob']);
});

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { runScheduled, startClock } from './clock';

const project = 'demo-trellis';

describe('runScheduled', () => {
  let server: Server;
  let functionsPort: number;
  let calls: string[];
  let status: number;

  beforeEach(async () => {
    calls = [];
    status = 200;
    server = createServer((request, response) => {
      calls.push(`${request.method} ${request.url}`);
      response.writeHead(status).end('the reason');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    functionsPort = typeof address === 'object' && address ? address.port : 0;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('calls the trigger of the function', async () => {
    await runScheduled('sweep', { functionsPort, project });
    expect(calls).toEqual(['POST /functions/projects/demo-trellis/triggers/us-central1-sweep-0']);
  });

  it('fails with the status and the reason', async () => {
    status = 500;
    await expect(runScheduled('sweep', { functionsPort, project })).rejects.toThrow(
      'sweep answered 500: the reason',
    );
  });
});

describe('startClock', () => {
  const schedules = [
    { name: 'sweep', everyMs: 2_000, atOnce: true },
    { name: 'scheduleSync', everyMs: 30_000, atOnce: false },
  ];
  let calls: string[];
  let errors: unknown[];

  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-01-28T20:00:00Z') });
    calls = [];
    errors = [];
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  function start(run: (name: string) => Promise<void>) {
    return startClock({
      functionsPort: 5001,
      project,
      schedules,
      onError: (error) => errors.push(error),
      run: (name) => {
        calls.push(name);
        return run(name);
      },
    });
  }

  it('runs at once what asks for it, and everything at its interval until stopped', async () => {
    const clock = start(async () => {});
    expect(calls).toEqual(['sweep']);
    await jest.advanceTimersByTimeAsync(29_999);
    expect(calls).toEqual(Array.from({ length: 15 }, () => 'sweep'));
    await jest.advanceTimersByTimeAsync(1);
    expect(calls.filter((name) => name === 'scheduleSync')).toHaveLength(1);
    clock.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(17);
  });

  it('rings at full intervals, whenever it was started', async () => {
    jest.setSystemTime(Date.parse('2026-01-28T20:00:29Z'));
    const clock = start(async () => {});
    await jest.advanceTimersByTimeAsync(1_000);
    expect(calls.toSorted()).toEqual(['scheduleSync', 'sweep', 'sweep']);
    clock.stop();
  });

  it('does not start a function that still runs', async () => {
    const clock = start(() => new Promise(() => {}));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(calls).toEqual(['sweep']);
    clock.stop();
  });

  it('reports a failure and goes on', async () => {
    const clock = start(async () => {
      throw new Error('no');
    });
    await jest.advanceTimersByTimeAsync(2_000);
    expect(errors).toEqual([new Error('no'), new Error('no')]);
    clock.stop();
  });

  it('is silent about the calls it gave up when it was stopped', async () => {
    const held: { giveUp?: (error: Error) => void } = {};
    const clock = start(
      () =>
        new Promise((_resolve, reject) => {
          held.giveUp = reject;
        }),
    );
    clock.stop();
    held.giveUp?.(new Error('aborted'));
    await jest.advanceTimersByTimeAsync(0);
    expect(errors).toEqual([]);
  });
});

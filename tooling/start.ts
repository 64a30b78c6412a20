import { parseArgs } from 'node:util';
import { formatCount } from '../cli/format/numbers';
import { readCurrentStats } from '../functions/src/store/stats';
import { productionSchedules, startClock } from './clock';
import { DEMO_ORG_ID, DEMO_PASSWORD, DEMO_USERS } from './demo/demo-org';
import { startDemoStack, type DemoStack } from './demo/demo-stack';
import { firstSync } from './demo/first-sync';
import { describeStats, startLiveFeed } from './demo/live-feed';
import { reportOnce, type DemoFailure, type DemoReport } from './demo/once';
import { DEMO_PROJECT } from './emulators/emulator-env';
import { listLoadedFunctions } from './emulators/wait-until-ready';
import { runUntilStopped, type Runnable } from './run-until-stopped';

/** A whole number from an argument. @throws Error in one sentence. */
function readCount(name: string, text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new Error(`--${name} is "${text}": it must be a whole number.`);
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      customers: { type: 'string', default: '2527' },
      orders: { type: 'string', default: '10000' },
    },
  });
  const { once, json, seed, customers, orders } = values;
  return {
    once,
    json,
    size: {
      seed: readCount('seed', seed),
      customers: readCount('customers', customers),
      orders: readCount('orders', orders),
    },
  };
}

function printReport(report: DemoReport | DemoFailure, json: boolean): void {
  process.exitCode = report.ok ? 0 : 1;
  if (json) console.log(JSON.stringify(report, null, 2));
  else if ('error' in report)
    console.error(`${report.error} The organisation is ${report.orgStatus}.`);
  else console.log(describeReport(report));
}

function describeReport(report: DemoReport): string {
  const { firstSync: first, secondSync: second, live } = report;
  const segments = Object.entries(report.segments).map(
    ([name, size]) => `${name} ${formatCount(size)}`,
  );
  return [
    `customers ${report.customers}, orders ${report.orders}, products ${report.products}, priced ${report.priced}, mismatches ${report.mismatches}`,
    `segments: ${segments.join(', ')}`,
    `first sync: ${first.created} records in ${(first.durationMs / 1000).toFixed(1)} s, ${first.cost.apiCalls} API calls`,
    `second sync: ${second?.apiCalls ?? '-'} API calls, ${second?.reads ?? '-'} reads, ${second?.writes ?? '-'} writes, ${second ? second.created + second.updated : '-'} records changed`,
    `live sale: visible after ${live.visibleAfterMs ?? '-'} ms; tampered ${live.refused.tampered}, unsigned ${live.refused.unsigned}, wrong org ${live.refused.wrongOrg}`,
    ...report.differences.map((difference) => `  difference: ${difference}`),
  ].join('\n');
}

async function keepRunning(stack: DemoStack, say: (line: string) => void): Promise<Runnable> {
  const { suite, addresses, connection } = stack;
  const loaded = await listLoadedFunctions(suite.ports.functions);
  const clock = startClock({
    functionsPort: suite.ports.functions,
    project: DEMO_PROJECT,
    schedules: productionSchedules.filter(({ name }) => loaded.includes(name)),
    onError: console.error,
  });
  const stats = await readCurrentStats(connection.db, DEMO_ORG_ID);
  say('');
  if (stats) say(describeStats(stats));
  say(`Simulated Alleaves: ${addresses.url} (control: ${addresses.controlUrl})`);
  say(`Firestore: 127.0.0.1:${suite.ports.firestore}, project ${DEMO_PROJECT}, org ${DEMO_ORG_ID}`);
  say(`Users: ${DEMO_USERS.map(({ email }) => email).join(', ')}; password ${DEMO_PASSWORD}`);
  say(
    'Look closer: npm run trellis -- status demo, npm run trellis -- verify demo. Ctrl-C stops everything.',
  );
  say('Live sales:');
  const stopFeed = startLiveFeed(stack, say);
  return {
    ended: suite.exited,
    async stop() {
      say('Stopping ...');
      stopFeed();
      clock.stop();
      await stack.stop();
    },
  };
}

void runUntilStopped(async (signal) => {
  const { once, json, size } = readArguments();
  const say = json ? console.error : console.log;
  const stack = await startDemoStack(size, signal, say);
  try {
    const { functions: functionsPort } = stack.suite.ports;
    const first = await firstSync({ db: stack.connection.db, functionsPort, signal }, say);
    if (!once && first.run.state === 'succeeded') return await keepRunning(stack, say);
    printReport(await reportOnce(stack, first, signal, say), json);
    await stack.stop();
    return null;
  } catch (error) {
    await stack.stop();
    throw error;
  }
});

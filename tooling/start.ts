import { readCurrentStats } from '../functions/src/store/stats';
import { productionSchedules, startClock } from './clock';
import { DEMO_ORG_ID, DEMO_PASSWORD, DEMO_USERS } from './demo/demo-org';
import { startDemoStack, type DemoStack } from './demo/demo-stack';
import { firstFit } from './demo/first-fit';
import { firstSync } from './demo/first-sync';
import { describeStats, EVENTS_PER_MINUTE, startLiveFeed } from './demo/live-feed';
import { reportOnce } from './demo/once';
import { printReport } from './demo/print-report';
import { readDemoArguments } from './demo/read-demo-arguments';
import { DEMO_PROJECT } from './emulators/emulator-env';
import { readFixedPorts } from './emulators/ports';
import { runUntilStopped, type Runnable } from './run-until-stopped';

async function describeDemo({
  suite,
  addresses,
  connection,
  pageUrl,
}: DemoStack): Promise<string[]> {
  const stats = await readCurrentStats(connection.db, DEMO_ORG_ID);
  return [
    '',
    `  Dashboard   ${pageUrl}   one click signs in, as owner, manager, marketing or viewer`,
    '',
    ...(stats ? [describeStats(stats)] : []),
    '',
    'Look at it from another terminal:',
    '  npm run trellis -- status demo     segments, counts, what needs attention',
    '  npm run trellis -- runs demo       what each sync did and cost',
    '  npm run trellis -- verify demo     compares everything with the point of sale',
    `Firestore       127.0.0.1:${suite.ports.firestore}, project ${DEMO_PROJECT}, org ${DEMO_ORG_ID}`,
    `Alleaves        ${addresses.url} (simulated; control: ${addresses.controlUrl})`,
    `Users           ${DEMO_USERS.map(({ email }) => email).join(', ')}; password ${DEMO_PASSWORD}`,
    '',
    `From here on the stores sell: about ${EVENTS_PER_MINUTE} events a minute, each announced by a signed webhook.`,
    'The counts follow once a minute, and the schedule syncs every 30 minutes. Ctrl-C stops everything.',
    '',
  ];
}

async function keepRunning(stack: DemoStack, say: (line: string) => void): Promise<Runnable> {
  const clock = startClock({
    functionsPort: stack.suite.ports.functions,
    project: DEMO_PROJECT,
    schedules: productionSchedules,
    onError: console.error,
  });
  for (const line of await describeDemo(stack)) say(line);
  const stopFeed = startLiveFeed(stack, say);
  return {
    ended: stack.suite.exited,
    async stop() {
      say('Stopping ...');
      stopFeed();
      clock.stop();
      await stack.stop();
    },
  };
}

void runUntilStopped(async (signal) => {
  const { once, json, size } = readDemoArguments(process.argv.slice(2));
  const say = json ? console.error : console.log;
  const { hosting, ...ports } = readFixedPorts(process.env);
  const stack = await startDemoStack({
    label: 'start',
    size,
    ports: once ? ports : { ...ports, hosting },
    page: once ? null : { callable: [] },
    signal,
    say,
  });
  try {
    const { functions: functionsPort } = stack.suite.ports;
    const demo = { db: stack.connection.db, functionsPort, signal };
    const first = await firstSync(demo, say);
    if (first.run.state === 'succeeded') await firstFit(demo, say);
    if (!once && first.run.state === 'succeeded') return await keepRunning(stack, say);
    printReport(await reportOnce(stack, first, signal, say), json);
    await stack.stop();
    return null;
  } catch (error) {
    await stack.stop();
    throw error;
  }
});

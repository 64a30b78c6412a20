import { randomUUID } from 'node:crypto';
import { createSimulator, type Simulator } from '../../simulator/simulator';
import type { SimulatorOptions } from '../../simulator/options';
import { createInProcessRuns } from './in-process-runs';
import { runTrellis, type Finished } from './test-world';

/** A simulated POS and a way to run command lines against it and the Firestore emulator. */
export interface TestStack {
  readonly simulator: Simulator;
  readonly baseUrl: string;
  /** The right login, as `--credentials-stdin` takes it. */
  readonly login: string;
  trellis(argv: readonly string[], input?: string): Promise<Finished>;
  /** Adds an org of a random id with the right login. */
  addOrg(): Promise<string>;
  stop(): Promise<void>;
}

/** An id that no other test has. */
export function newOrgId(): string {
  return `cli-${randomUUID().slice(0, 8)}`;
}

/** Starts a stack with a small world. */
export async function startTestStack(world: Partial<SimulatorOptions> = {}): Promise<TestStack> {
  const simulator = createSimulator({
    customers: 40,
    orders: 200,
    products: 30,
    stockRows: 35,
    ...world,
  });
  const { url: baseUrl } = await simulator.start();
  const { username, password, pin } = simulator.options;
  const login = JSON.stringify({ username, password, pin });
  const runs = createInProcessRuns();
  const trellis = (argv: readonly string[], input?: string) =>
    runTrellis(argv, { connect: runs.connect, ...(input === undefined ? {} : { input }) });
  return {
    simulator,
    baseUrl,
    login,
    trellis,
    async addOrg() {
      const orgId = newOrgId();
      const added = await trellis(addArguments(orgId, baseUrl), login);
      if (added.exitCode !== 0) throw new Error(added.stderr);
      return orgId;
    },
    async stop() {
      await runs.settled();
      await simulator.stop();
    },
  };
}

/** The arguments that add an org which is synced as fast as the simulator answers. */
export function addArguments(orgId: string, baseUrl: string): string[] {
  const settings = ['--name', 'Maple Street', '--timezone', 'America/New_York'];
  const pacing = ['--requests-per-second', '100', '--burst', '100'];
  return [
    'org',
    'add',
    orgId,
    ...settings,
    ...pacing,
    '--base-url',
    baseUrl,
    '--credentials-stdin',
  ];
}

/** The JSON that a finished command line printed. */
export function jsonOf({ stdout }: Finished): unknown {
  return JSON.parse(stdout);
}

import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What a figure was measured on. */
export interface MachineFacts {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly system: string;
  /** Of the minute before the measurement; above the number of cores others were at work too. */
  readonly load: number;
}

export function readMachineFacts(): MachineFacts {
  const [first] = cpus();
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    system: `${platform()} ${release()}`,
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

/** The facts in one line. */
export function describeMachine(facts: MachineFacts): string {
  const { cpu, cores, memoryGb, node, system, load } = facts;
  return `${cores} × ${cpu}, ${memoryGb} GB, Node ${node}, ${system}, load ${load} before`;
}

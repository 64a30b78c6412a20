import { findPortOwner } from './find-port-owner';
import { fixedPortNames, fixedPorts, isPortFree, type FixedPortName } from './ports';

/** What is asked of the machine, so that a test can answer. */
export interface PortProbe {
  isPortFree(port: number): Promise<boolean>;
  findPortOwner(port: number): string | undefined;
}

/**
 * Makes sure that the ports are free before anything is started.
 *
 * @throws Error with one sentence per taken port: its number, who has it, the variable that changes it
 */
export async function checkPorts(
  ports: Partial<Record<FixedPortName, number>>,
  probe: PortProbe = { isPortFree, findPortOwner },
): Promise<void> {
  const complaints: string[] = [];
  for (const name of fixedPortNames) {
    const port = ports[name];
    if (port === undefined || (await probe.isPortFree(port))) continue;
    const owner = probe.findPortOwner(port) ?? 'another program';
    complaints.push(
      `Port ${port} (${name}) is used by ${owner}: stop it, or choose another port with ${fixedPorts[name].variable}=<number>.`,
    );
  }
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}

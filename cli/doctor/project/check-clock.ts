import type { Finding } from '../finding';

/** Webhooks and tokens bear more; a clock that is off by more is off by anything. */
const BEARABLE_MS = 60_000;

/** Whether this machine's clock goes with the deployment's. @param skewMs by how much it is ahead. */
export function checkClock(where: string, skewMs: number): Finding[] {
  if (Math.abs(skewMs) <= BEARABLE_MS) return [];
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  return [
    {
      id: 'clock-skew',
      where,
      what: `The clock of this machine is ${seconds} s ${skewMs > 0 ? 'ahead of' : 'behind'} the deployment’s: what it says of ages is wrong by as much, and logins may be refused.`,
      remedy: 'Let the machine set its clock by the network.',
      command: 'sudo timedatectl set-ntp true',
    },
  ];
}

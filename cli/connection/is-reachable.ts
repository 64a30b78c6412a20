import { connect } from 'node:net';
import type { Address } from './emulator-address';

/** Whether something accepts connections at an address, decided within `timeoutMs`. */
export function isReachable({ host, port }: Address, timeoutMs = 1_500): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const settle = (reachable: boolean) => {
      socket.destroy();
      resolve(reachable);
    };
    socket.once('connect', () => settle(true));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
  });
}

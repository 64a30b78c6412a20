import { createServer } from 'node:net';
import { once } from 'node:events';
import { checkPorts } from './check-ports';
import { findListeningInode, findPortOwner } from './find-port-owner';
import { choosePorts, findFreePorts, isPortFree, parsePort, readFixedPorts } from './ports';

async function listen(port: number): Promise<() => void> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return () => server.close();
}

describe('parsePort', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['1', 1],
    ['65535', 65_535],
  ])('reads %p as %p', (text, port) => {
    expect(parsePort(text, 'TRELLIS_PORT_AUTH')).toBe(port);
  });

  it.each(['0', '65536', '-1', '80.5', 'http', ' 80'])('refuses "%s"', (text) => {
    expect(() => parsePort(text, 'TRELLIS_PORT_AUTH')).toThrow(
      `TRELLIS_PORT_AUTH is "${text}": it must be a port number from 1 to 65535.`,
    );
  });
});

describe('readFixedPorts', () => {
  it('gives the documented ports, each with its override', () => {
    expect(readFixedPorts({ TRELLIS_PORT_FIRESTORE: '18080' })).toEqual({
      functions: 5001,
      firestore: 18_080,
      pubsub: 8085,
      auth: 9099,
      hosting: 5005,
      simulator: 4100,
    });
  });
});

describe('free ports', () => {
  it('are different and can be listened on', async () => {
    const ports = await findFreePorts(11);
    expect(new Set(ports).size).toBe(11);
    expect(await Promise.all(ports.map(isPortFree))).toEqual(ports.map(() => true));
  });

  it('complete what is already chosen', async () => {
    const ports = await choosePorts({ firestore: 8080 });
    expect(ports.firestore).toBe(8080);
    expect(new Set(Object.values(ports)).size).toBe(11);
  });
});

describe('checkPorts', () => {
  const probe = {
    isPortFree: async (port: number) => port !== 8080 && port !== 9099,
    findPortOwner: (port: number) => (port === 8080 ? 'java (process 4711)' : undefined),
  };

  it('names each taken port, its owner, and the variable that changes it', async () => {
    await expect(
      checkPorts({ functions: 5001, firestore: 8080, auth: 9099 }, probe),
    ).rejects.toThrow(
      'Port 8080 (firestore) is used by java (process 4711): stop it, or choose another port with TRELLIS_PORT_FIRESTORE=<number>.\n' +
        'Port 9099 (auth) is used by another program: stop it, or choose another port with TRELLIS_PORT_AUTH=<number>.',
    );
  });

  it('does not look at ports that are not used', async () => {
    await expect(checkPorts({ functions: 5001 }, probe)).resolves.toBeUndefined();
  });

  it('finds this process behind a port that it listens on', async () => {
    const [port = 0] = await findFreePorts(1);
    const close = await listen(port);
    expect(await isPortFree(port)).toBe(false);
    expect(findPortOwner(port)).toContain(`process ${process.pid}`);
    close();
  });
});

describe('findListeningInode', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:1F90 0100007F:A001 01 00000000:00000000 00:00000000 00000000  1000        0 111 1',
    '   1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 222 1',
  ].join('\n');

  it('takes the listener and not a connection on the same port', () => {
    expect(findListeningInode(table, 8080)).toBe('222');
  });

  it('finds nothing for another port', () => {
    expect(findListeningInode(table, 8081)).toBeUndefined();
  });
});

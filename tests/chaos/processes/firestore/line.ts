import { connect, createServer, type Socket } from 'node:net';

/** The line between the workers and Firestore, which can be cut. */
export interface Line {
  /** Where clients connect, as `host:port`. */
  readonly address: string;
  /** From now on answers get lost; what clients send still arrives. */
  mute(): void;
  /** Resolves when Firestore has sent nothing for so long. */
  quiet(ms: number): Promise<void>;
  /** Breaks every connection, and refuses new ones until {@link mend}. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Opens a line to a server on this machine, over which everything passes as it is. */
export async function openLine(port: number): Promise<Line> {
  const sockets = new Set<Socket>();
  let state: 'open' | 'muted' | 'cut' = 'open';
  let heardAtMs = 0;
  const keep = (socket: Socket, other: () => Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      other().destroy();
    });
  };
  const server = createServer({ noDelay: true }, (client) => {
    if (state !== 'open') {
      client.on('error', () => undefined).destroy();
      return;
    }
    const upstream = connect({ host: HOST, port, noDelay: true });
    keep(client, () => upstream);
    keep(upstream, () => client);
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      heardAtMs = performance.now();
      if (state === 'open') client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line has no port');
  const cut = (): void => {
    state = 'cut';
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: `${HOST}:${address.port}`,
    mute: () => {
      state = 'muted';
    },
    async quiet(ms) {
      const from = performance.now();
      for (;;) {
        const waitMs = Math.max(from, heardAtMs) + ms - performance.now();
        if (waitMs <= 0) return;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    },
    cut,
    mend: () => {
      state = 'open';
    },
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}

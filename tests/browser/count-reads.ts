import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { countRows, createListenReader, type Reads } from './read-stream';

const LOCALHOST = '127.0.0.1';

/** Stands between one page and the Firestore emulator. */
export interface ReadCounter {
  /** What the page has read so far. Counted where it crosses the wire, so nothing of the page takes part in it. */
  readonly reads: () => Reads;
  /** Begins to count from nothing. */
  readonly reset: () => void;
  /** What could not be counted; a count is good only without any. */
  readonly problems: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** Passes everything on to the Firestore emulator and counts what it answers. */
export async function startReadCounter(ports: {
  readonly listen: number;
  readonly firestore: number;
}): Promise<ReadCounter> {
  const reads: Reads = { documents: 0, aggregations: 0 };
  const problems: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method, url: path = '/' } = incoming;
    passOn({ incoming, outgoing, port: ports.firestore }, (answer) =>
      watchAnswer({
        answer,
        call: `${method} ${path}`,
        reads,
        onProblem: (problem) => problems.push(problem),
      }),
    );
  });
  server.listen(ports.listen, LOCALHOST);
  await once(server, 'listening');
  return {
    reads: () => ({ ...reads }),
    reset: () => Object.assign(reads, { documents: 0, aggregations: 0 }),
    problems: () => problems,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function passOn(
  way: { incoming: IncomingMessage; outgoing: ServerResponse; port: number },
  onAnswer: (answer: IncomingMessage) => void,
): void {
  const { incoming, outgoing, port } = way;
  const { method, url = '/', headers } = incoming;
  // Compressed answers could not be counted.
  const { 'accept-encoding': _, ...passed } = headers;
  const onward = request({ host: LOCALHOST, port, method, path: url, headers: passed });
  onward.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    onAnswer(answer);
    answer.pipe(outgoing);
  });
  // A page that goes away, or an emulator that stops, ends the other side as well.
  onward.on('error', () => outgoing.destroy());
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}

function watchAnswer(watched: {
  answer: IncomingMessage;
  /** Method and path. */
  call: string;
  reads: Reads;
  onProblem: (problem: string) => void;
}): void {
  const { answer, call, reads, onProblem } = watched;
  const guard = (count: () => void): void => {
    try {
      count();
    } catch (error) {
      onProblem(`${call.slice(0, 120)}: ${String(error)}`);
    }
  };
  if (answer.statusCode !== 200) return;
  // What a listener hears comes back on GET; POST only carries what it asks for.
  if (/^GET .*\/Listen\/channel/.test(call)) {
    const receive = createListenReader(reads);
    const decoder = new TextDecoder();
    answer.on('data', (piece: Buffer) =>
      guard(() => receive(decoder.decode(piece, { stream: true }))),
    );
  } else if (/:(?:runQuery|runAggregationQuery|batchGet)/.test(call)) {
    const pieces: Buffer[] = [];
    answer.on('data', (piece: Buffer) => pieces.push(piece));
    answer.on('end', () => guard(() => countRows(Buffer.concat(pieces).toString('utf8'), reads)));
  }
}

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, type Server } from 'node:http';
import { z } from 'zod';

/** Where Node tells of each request, before any listener of its server hears of it. */
const REQUEST_STARTS = 'http.server.request.start';

const startSchema = z.object({
  request: z.instanceof(IncomingMessage),
  server: z.custom<Server>(),
});

/** A request of which nothing but its head has been looked at. */
export type RequestStart = z.infer<typeof startSchema>;

/**
 * Has the bodies of some requests left to the function that is called. The functions framework reads, unpacks and parses whatever
 * has a content type before it calls one: up to a gigabyte, of which a few kilobytes are sent, from anybody. It logs what it cannot
 * parse. A body without a content type it does not touch, so that is what these requests lose.
 * @returns what ends it.
 */
export function leaveBodiesUnread(isLeft: (start: RequestStart) => boolean): () => void {
  const hear = (message: unknown): void => {
    const start = startSchema.safeParse(message);
    if (start.success && isLeft(start.data)) delete start.data.request.headers['content-type'];
  };
  subscribe(REQUEST_STARTS, hear);
  return () => void unsubscribe(REQUEST_STARTS, hear);
}

/** Whether a body says that it is packed. */
export function isPacked({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return !/^(?:identity)?$/i.test(headers['content-encoding'] ?? '');
}

/**
 * The body of a request that nobody has read.
 * @param limits `maxBytes`: reading ends with the first byte beyond it, which is part of the result. `timeoutMs`: to the last byte.
 * @returns null for a body that did not come in time, or not to its end.
 */
export function readBody(
  request: IncomingMessage,
  { maxBytes, timeoutMs }: { maxBytes: number; timeoutMs: number },
): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let left = maxBytes + 1;
    const end = (body: Buffer | null): void => {
      clearTimeout(timer);
      request.off('data', take).pause();
      resolve(body);
    };
    const take = (chunk: Buffer): void => {
      chunks.push(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) end(Buffer.concat(chunks));
    };
    const timer = setTimeout(() => end(null), timeoutMs);
    request
      .on('data', take)
      .once('end', () => end(Buffer.concat(chunks)))
      .once('error', () => end(null))
      .once('close', () => end(null));
  });
}

/**
 * Lets what is left of a body pass unread, so that its sender hears the answer; a sender that takes longer is cut off.
 * @param limits `timeoutMs`: until then.
 */
export function discardRest(request: IncomingMessage, { timeoutMs }: { timeoutMs: number }): void {
  if (request.complete) return;
  // A request that was answered before its end hears of no close of its own.
  const { socket } = request;
  const timer = setTimeout(() => socket.destroy(), timeoutMs);
  const settle = (): void => {
    clearTimeout(timer);
    socket.off('close', settle);
  };
  socket.once('close', settle);
  request.once('end', settle).resume();
}

import type { CDPSession, Page } from 'playwright-core';
import type { WireBytes } from '../../../tooling/bench/dashboard/dashboard-news';

interface Received {
  readonly kind: keyof WireBytes;
  bytes: number;
}

/**
 * Counts what a page receives over the wire, compressed as it comes. To be called before it is opened.
 *
 * @param from where the page comes from and where it asks Firestore; whatever else it asks has to do with the sign-in
 * @returns reads the counts
 */
export async function countBytes(
  page: Page,
  from: { readonly origin: string; readonly firestore: string },
): Promise<() => WireBytes> {
  const { origin, firestore } = from;
  const session: CDPSession = await page.context().newCDPSession(page);
  const requests = new Map<string, Received>();
  const kindOf = (url: string, isScript: boolean): keyof WireBytes => {
    if (url.startsWith(`${firestore}/`)) return 'firestore';
    if (!url.startsWith(`${origin}/`)) return 'signIn';
    return isScript ? 'scripts' : 'restOfPage';
  };
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    requests.set(requestId, { kind: kindOf(request.url, type === 'Script'), bytes: 0 });
  });
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const found = requests.get(requestId);
    if (found) found.bytes += encodedDataLength;
  });
  // Of what has ended the whole is known; a listener never ends.
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const found = requests.get(requestId);
    if (found) found.bytes = Math.max(found.bytes, encodedDataLength);
  });
  await session.send('Network.enable');
  return () => {
    const sums: WireBytes = { scripts: 0, restOfPage: 0, firestore: 0, signIn: 0 };
    for (const { kind, bytes } of requests.values()) sums[kind] += bytes;
    return sums;
  };
}

import { deskAccount, REGION, VERSION } from './config';

/** The label that says which version of this repository a deployed function is; letters, digits and hyphens are all it may hold. */
export const VERSION_LABEL = 'trellis-version';

/**
 * What every deployed function is given. No instance is kept warm: a schedule, a delivery and a person all bear the second that a
 * cold start takes, and an instance that idles is paid for by the hour. Memory of 256 MiB to 1 GiB comes with one CPU.
 */
export const EVERY_FUNCTION = {
  region: REGION,
  labels: { [VERSION_LABEL]: VERSION.replaceAll('.', '-') },
  minInstances: 0,
} as const;

/** A schedule rings one instance at a time: a second ring waits or is dropped, and the next one does what it would have done. */
export const ONE_AT_A_TIME = { concurrency: 1, maxInstances: 1 } as const;

/**
 * What a call from the dashboard is given, where its file says nothing else. A call reads and writes a few documents: Node and the
 * Firestore client take some 150 of the 256 MiB, a call a few more, so 20 share an instance with room to spare. Ten instances
 * answer 200 people in the same instant; more would be an attack, and the bill for it stays bounded. Half a minute is longer than
 * any of them waits for Firestore, and as long as a person waits.
 */
export const STAFF_CALL = {
  ...EVERY_FUNCTION,
  serviceAccount: deskAccount,
  timeoutSeconds: 30,
  memory: '256MiB',
  concurrency: 20,
  maxInstances: 10,
} as const;

import fc from 'fast-check';
import { webhookPath } from '../../functions/src/sync/webhook-url';
import { signBody, WEBHOOK_WORLD_KEY as KEY } from '../../functions/src/testing/webhook-world';
import type { Delivery } from '../../functions/src/sync/receive-webhook';
import {
  brokenRecords,
  decorations,
  strangeBodies,
  validCustomer,
  validOrder,
} from './hostile-values';

/**
 * What may follow from a request. `foreign`: nothing at all. `garbage`: signed, and no record may come of it. `changed`: a
 * valid body changed at random and then signed, which may well be a record still.
 */
export type HostileClass = 'foreign' | 'garbage' | 'changed';

/** One request of an attack. */
export interface HostileRequest {
  readonly class: HostileClass;
  /** How it was made. */
  readonly kind: string;
  readonly delivery: Delivery;
}

const MEGABYTE = 1_048_576;

const toBytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? '');

const valid = fc.constantFrom(validOrder(), validCustomer()).map(toBytes);

/** A valid body with some bytes replaced, inserted, or left out. */
const scrambled = fc
  .tuple(
    valid,
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat(2)), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([body, changes]) => {
    let bytes = body;
    for (const [seed, byte, way] of changes) {
      const at = seed % bytes.length;
      const rest = bytes.subarray(way === 1 ? at : at + 1);
      bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(way === 2 ? [] : [byte]), rest]);
    }
    return bytes;
  });

/** A valid body that ends too soon. */
const truncated = fc
  .tuple(valid, fc.nat())
  .map(([body, seed]) => body.subarray(0, seed % body.length));

const deep = fc.integer({ min: 65, max: 5_000 }).map((depth) => {
  const nested = '['.repeat(depth) + ']'.repeat(depth);
  return Buffer.from(`{"event":"order.updated","data":{"id_order":1,"items":${nested}}}`);
});

const huge = fc.constantFrom(MEGABYTE / 2 + 1, MEGABYTE, 2 * MEGABYTE).map((size) => {
  const order = JSON.stringify(validOrder());
  return Buffer.from(order + ' '.repeat(size - order.length));
});

const decorated = decorations.map((extra) => toBytes({ ...validOrder(), ...extra }));

const foreignSignature = fc.oneof(
  fc.constantFrom(undefined, '', 'sha256=', 'sha1=00', '0'.repeat(64), 'z'.repeat(64)),
  fc.string(),
  fc.stringMatching(/^[0-9a-f]{0,70}$/),
);

const withPath = (path: string, body: Buffer, signature: string | undefined): Delivery => ({
  path,
  body,
  signature,
});

/** Signatures that are nearly right. */
const nearly = fc.constantFrom<(right: string) => string>(
  (right) => right.slice(0, -1),
  (right) => `${right}0`,
  (right) => `${right}, ${right}`,
  (right) => `sha256=sha256=${right}`,
  (right) => ` ${right}`,
  (right) => (right.startsWith('0') ? '1' : '0') + right.slice(1),
  () => signBody('', 'another-secret-of-another-org'),
);

const foreign = (kind: string, delivery: fc.Arbitrary<Delivery>): fc.Arbitrary<HostileRequest> =>
  delivery.map((made) => ({ class: 'foreign', kind, delivery: made }));

function foreignRequests(path: string): fc.Arbitrary<HostileRequest> {
  const paths = fc.oneof(
    fc.string().map((text) => `/${text}`),
    fc.nat(path.length - 1).map((at) => path.slice(0, at)),
    fc.stringMatching(/^[A-Za-z0-9_-]{24}$/).map((code) => path.slice(0, -24) + code),
    fc.constantFrom(webhookPath('maple', 2, KEY), webhookPath('nobody', 1, KEY)),
    fc.constantFrom('', '/', '//', `${path}/`, `${path}?x`, path.toUpperCase(), `/../${path}`),
  );
  const toPath = (body: Buffer, signature: string | undefined): Delivery =>
    withPath(path, body, signature);
  const unsigned = fc.tuple(valid, foreignSignature);
  const noise = fc.tuple(fc.uint8Array(), foreignSignature);
  const packed = fc.tuple(valid, fc.constantFrom('gzip', 'br', 'zstd', 'identity, gzip'));
  return fc.oneof(
    foreign(
      'any signature',
      unsigned.map(([body, signature]) => toPath(body, signature)),
    ),
    foreign(
      'nearly signed',
      fc.tuple(valid, nearly).map(([body, change]) => toPath(body, change(signBody(body)))),
    ),
    foreign(
      'signed for another body',
      fc.tuple(scrambled, valid).map(([body, of]) => toPath(body, changedSignature(body, of))),
    ),
    foreign(
      'another address',
      fc.tuple(paths, valid).map(([other, body]) => withPath(other, body, signBody(body))),
    ),
    foreign(
      'packed',
      packed.map(([body, encoding]) => ({ ...toPath(body, signBody(body)), encoding })),
    ),
    foreign(
      'random bytes',
      noise.map(([bytes, signature]) => toPath(Buffer.from(bytes), signature)),
    ),
  );
}

function signedRequests(path: string): fc.Arbitrary<HostileRequest> {
  const signed = (
    type: 'garbage' | 'changed',
    kind: string,
    bodies: fc.Arbitrary<Buffer>,
  ): fc.Arbitrary<HostileRequest> =>
    fc.tuple(bodies, fc.constantFrom('', 'sha256=')).map(([body, prefix]) => ({
      class: type,
      kind,
      delivery: withPath(path, body, prefix + signBody(body)),
    }));
  const noise = fc.uint8Array().map((bytes) => Buffer.from(bytes));
  const often = (arbitrary: fc.Arbitrary<HostileRequest>) => ({ weight: 50, arbitrary });
  return fc.oneof(
    often(signed('garbage', 'one thing broken', brokenRecords.map(toBytes))),
    often(signed('garbage', 'strange', strangeBodies.map(toBytes))),
    often(signed('garbage', 'truncated', truncated)),
    often(signed('garbage', 'nested', deep)),
    often(signed('garbage', 'signed random bytes', noise)),
    often(signed('changed', 'scrambled', scrambled)),
    often(signed('changed', 'decorated', decorated)),
    { weight: 1, arbitrary: signed('garbage', 'huge', huge) },
  );
}

/** Everything that can be sent to an org's address `path`, signed with its first secret where the class says so. */
export function hostileRequests(path: string): fc.Arbitrary<HostileRequest> {
  return fc.oneof(foreignRequests(path), signedRequests(path));
}

/** The signature of one body under another, which is right only where they are the same. */
function changedSignature(body: Buffer, signedBody: Buffer): string {
  return body.equals(signedBody) ? signBody(signedBody, 'not-the-secret') : signBody(signedBody);
}

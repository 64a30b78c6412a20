import { orderRow } from '../testing/alleaves-rows';
import { createWebhookWorld, signBody, type WebhookWorld } from '../testing/webhook-world';

const SENT_AT = '2026-01-30T11:59:58.000Z';
const BODY = JSON.stringify({ event: 'order.updated', timestamp: SENT_AT, data: orderRow(50_177) });
const REFUSED = { status: 401, body: { error: 'Invalid signature' } };

let world: WebhookWorld;
beforeEach(async () => {
  world = await createWebhookWorld();
});

/** The bytes with one bit of each in turn the other way round. */
function* flips(bytes: Buffer): Generator<Buffer> {
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    yield flipped;
  }
}

/** Delivers each in turn. @returns how many there were, those that were not refused, and what they cost. */
async function attempt(deliveries: Iterable<{ body?: Buffer; signature?: string; path?: string }>) {
  const before = world.db.usage();
  const accepted: unknown[] = [];
  let count = 0;
  for (const { body = Buffer.from(BODY), ...given } of deliveries) {
    count += 1;
    const answer = await world.deliver(body, { signature: signBody(BODY), ...given });
    if (JSON.stringify(answer) !== JSON.stringify(REFUSED)) accepted.push([answer, given]);
  }
  const { reads, writes, deletes } = world.db.usage();
  const cost = {
    reads: reads - before.reads,
    writes: writes - before.writes,
    deletes: deletes - before.deletes,
  };
  return { count, accepted, cost };
}

const map = function* <From, To>(values: Iterable<From>, change: (value: From) => To) {
  for (const value of values) yield change(value);
};

/** Of an org and its secrets, once. */
const LOOKED_UP = { reads: 2, writes: 0, deletes: 0 };
const NOTHING = { reads: 0, writes: 0, deletes: 0 };

it('the delivery that is tampered with below is stored as it is', async () => {
  expect((await world.deliver(BODY)).status).toBe(200);
});

describe('a delivery is refused and writes nothing', () => {
  it('with any one bit of its signature the other way round', async () => {
    const signature = Buffer.from(signBody(BODY), 'hex');
    const flipped = map(flips(signature), (bytes) => ({ signature: bytes.toString('hex') }));
    expect(await attempt(flipped)).toStrictEqual({ count: 256, accepted: [], cost: LOOKED_UP });
  });

  it('with any one bit of its body the other way round', async () => {
    const flipped = map(flips(Buffer.from(BODY)), (body) => ({ body }));
    expect(await attempt(flipped)).toStrictEqual({
      count: Buffer.byteLength(BODY) * 8,
      accepted: [],
      cost: LOOKED_UP,
    });
  });

  it('with a signature of any other length', async () => {
    const signature = signBody(BODY).repeat(4);
    const lengths = Array.from(signature, (_, length) => length).filter((length) => length !== 64);
    const cut = lengths.flatMap((length) => [
      { signature: signature.slice(0, length) },
      { signature: `sha256=${signature.slice(0, length)}` },
    ]);
    expect(await attempt(cut)).toStrictEqual({
      count: lengths.length * 2,
      accepted: [],
      cost: LOOKED_UP,
    });
  });
});

describe('a delivery is refused without a read', () => {
  it('with any one bit of the code in its address the other way round', async () => {
    const [stem = '', mac = ''] = world.path.split('.');
    const flipped = map(flips(Buffer.from(mac, 'base64url')), (bytes) => ({
      path: `${stem}.${bytes.toString('base64url')}`,
    }));
    expect(await attempt(flipped)).toStrictEqual({ count: 144, accepted: [], cost: NOTHING });
  });

  it('with any one bit of its address the other way round', async () => {
    const flipped = map(flips(Buffer.from(world.path)), (bytes) => ({
      path: bytes.toString('latin1'),
    }));
    expect(await attempt(flipped)).toStrictEqual({
      count: world.path.length * 8,
      accepted: [],
      cost: NOTHING,
    });
  });

  it('with a code of any other length', async () => {
    const [stem = '', mac = ''] = world.path.split('.');
    const lengths = Array.from({ length: 96 }, (_, length) => length).filter(
      (length) => length !== 24,
    );
    const cut = lengths.map((length) => ({ path: `${stem}.${mac.repeat(4).slice(0, length)}` }));
    expect(await attempt(cut)).toStrictEqual({ count: 95, accepted: [], cost: NOTHING });
  });
});

/** Every name of a field in a value, however deep. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Reflect.ownKeys(value).flatMap((name) => [
    String(name),
    ...namesIn(Reflect.get(value, name)),
  ]);
}

describe('a signed delivery', () => {
  it('that reaches for prototypes reaches none, and leaves no such field', async () => {
    const reach = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';
    const body = BODY.replace('{"event"', `{${reach},"event"`)
      .replace('"data":{', `"data":{${reach},`)
      .replace('"items":[{', `"items":[{${reach},`);
    expect(body.split('__proto__')).toHaveLength(4);
    const before = Reflect.ownKeys(Object.prototype);
    expect((await world.deliver(body)).status).toBe(200);
    expect(world.db.dump().has('orgs/maple/orders/alv_50177')).toBe(true);
    expect(Reflect.ownKeys(Object.prototype)).toStrictEqual(before);
    expect(Object(null)).not.toHaveProperty('polluted');
    for (const [path, document] of world.db.dump())
      expect([path, namesIn(document)]).toStrictEqual([
        path,
        expect.not.arrayContaining([
          expect.stringMatching(/^(?:__proto__|constructor|prototype|polluted)$/),
        ]),
      ]);
  });

  it('that reaches for prototypes with an event that nobody knows leaves no such field either', async () => {
    const body = `{"event":"shift.closed","__proto__":{"a":1},"data":{"__proto__":{"b":1},"constructor":1,"id":5}}`;
    expect((await world.deliver(body)).status).toBe(202);
    const [path = ''] = world.db.pathsUnder('orgs/maple/webhookEvents/');
    expect(world.db.dump().get(path)).toMatchObject({ fields: ['constructor', 'id'] });
    expect(namesIn(world.db.dump().get(path))).not.toContain('constructor');
  });

  it.each(['org', 'orgId', 'organisation', 'tenant', 'path', 'id_company'])(
    'that names another organisation as its %s writes to that of its address alone',
    async (name) => {
      const named = { [name]: 'oak-street' };
      const body = JSON.stringify({ ...JSON.parse(BODY), ...named, data: orderRow(50_177, named) });
      const known = new Set(world.db.dump().keys());
      expect((await world.deliver(body)).status).toBe(200);
      const written = [...world.db.dump().keys()].filter((path) => !known.has(path));
      expect(written).toContain('orgs/maple/orders/alv_50177');
      expect(written.filter((path) => !path.startsWith('orgs/maple/'))).toStrictEqual([]);
    },
  );
});

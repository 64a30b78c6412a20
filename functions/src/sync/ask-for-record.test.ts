import type { PosAdapter } from '../pos/adapter';
import { PosError, type PosErrorKind } from '../pos/errors';
import { askForRecord } from './ask-for-record';

const at = new Date('2026-01-28T12:00:00Z');

function posThatFails(kind: PosErrorKind): PosAdapter {
  const fail = (): never => {
    throw new PosError(kind, 'GET /order/7 answered 200: no such thing');
  };
  return {
    provider: 'alleaves',
    toDocumentId: (externalId) => `alv_${externalId}`,
    capabilities: {
      paging: { customers: 'offset', orders: 'offset', products: 'offset' },
      modifiedSince: { customers: false, orders: false, products: false },
      deletes: { customers: false, orders: false, products: false },
      readOne: { customers: false, orders: true, products: false },
      webhooks: true,
    },
    listLocations: fail,
    walk: fail,
    readOne: () => Promise.resolve().then(fail),
    apiCalls: () => 0,
  };
}

const wanted = { stream: 'orders', externalId: '7', now: () => at } as const;

describe('askForRecord', () => {
  it.each(['refused', 'contract'] as const)(
    'makes a rejected record of a %s answer',
    async (kind) => {
      expect(await askForRecord(posThatFails(kind), wanted)).toEqual({
        outcome: 'rejected',
        rejection: {
          stream: 'orders',
          externalId: '7',
          observedAt: at,
          raw: 'null',
          reasons: ['GET /order/7 answered 200: no such thing'],
        },
      });
    },
  );

  it.each(['transient', 'authentication', 'truncated'] as const)(
    'passes a %s failure on',
    async (kind) => {
      await expect(askForRecord(posThatFails(kind), wanted)).rejects.toMatchObject({ kind });
    },
  );
});

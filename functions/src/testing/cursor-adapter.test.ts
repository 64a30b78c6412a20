import { createCursorAdapter } from './cursor-adapter';
import { createCursorPos } from './cursor-pos';
import { makeCustomer, makeOrder, makeProduct } from './cursor-records';
import { describePosContract } from './pos-contract';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 0, 1);
const COUNT = 25;
const indexes = Array.from({ length: COUNT }, (_, index) => index + 1);
const timeOf = (index: number): Date => new Date(START + index * HOUR_MS);

describePosContract('a POS paged by cursor that reports deletions', () => {
  const pos = createCursorPos(
    indexes.flatMap((index) =>
      [makeCustomer, makeOrder, makeProduct].map((make) => ({
        observation: make(index, timeOf(index)),
        at: timeOf(index),
      })),
    ),
  );
  const ids = indexes.map(String);
  const now = (): Date => timeOf(COUNT + 1);
  return Promise.resolve({
    connect: (password) =>
      createCursorAdapter({
        pos,
        locations: [{ id: '1000', name: 'Maple', timezone: 'America/New_York', active: true }],
        password,
        pageSize: 10,
        now,
      }),
    ids: { customers: ids, orders: ids, products: ids },
    since: timeOf(20),
    logins: () => pos.logins,
    remove: (stream, externalId) => pos.remove(stream, externalId, now()),
    close: () => Promise.resolve(),
  });
});

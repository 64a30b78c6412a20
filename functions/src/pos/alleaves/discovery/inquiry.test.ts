import { PosError } from '../../errors';
import type { AlleavesClient } from '../client';
import type { HttpRequest } from '../http';
import { createInquiry, requireReadOnly } from './inquiry';

const AT = new Date('2026-01-28T20:07:30Z');
const GET: HttpRequest = { method: 'GET', path: '/location' };

/** Clients that answer as planned, one answer for each call, whichever client is asked. */
function planClients(answers: readonly unknown[]) {
  const waiting = [...answers];
  let clients = 0;
  const openClient = (): AlleavesClient => {
    clients += 1;
    let requests = 0;
    return {
      call() {
        requests += 1;
        const answer = waiting.shift();
        return answer instanceof Error
          ? Promise.reject(answer)
          : Promise.resolve({ body: answer, observedAt: AT });
      },
      requestCount: () => requests,
      lastSeenClock: () => null,
    };
  };
  return { inquiry: createInquiry(openClient), clients: () => clients };
}

it.each(['/customer/search', '/inventory/item/search', '/order/search'])(
  'may POST to %s',
  (path) => {
    expect(() => requireReadOnly({ method: 'POST', path })).not.toThrow();
  },
);

it.each([
  '/customer',
  '/order',
  '/order/5/item',
  '/search/customer',
  '/customer/5/search',
  '/auth',
])('may not POST to %s', async (path) => {
  const { inquiry } = planClients([]);
  await expect(inquiry.ask({ method: 'POST', path })).rejects.toThrow(RangeError);
  expect(inquiry.requests()).toBe(0);
});

it.each([
  [new PosError('transient', 'x', { status: 503 }), { outcome: 'away', status: 503 }],
  [new PosError('transient', 'x'), { outcome: 'away', status: null }],
  [new PosError('contract', 'x', { status: 200 }), { outcome: 'unreadable', status: 200 }],
  [new PosError('refused', 'x', { status: 404 }), { outcome: 'absent', status: 404 }],
  [new PosError('refused', 'x', { status: 405 }), { outcome: 'absent', status: 405 }],
  [new PosError('refused', 'x', { status: 403 }), { outcome: 'forbidden', status: 403 }],
  [new PosError('refused', 'x', { status: 400 }), { outcome: 'refused', status: 400 }],
  [{ error: 'Robin may not' }, { outcome: 'refused', status: 200 }],
  [[1], { outcome: 'answered', body: [1], observedAt: AT }],
])('%p means %p', async (answer, asked) => {
  expect(await planClients([answer]).inquiry.ask(GET)).toStrictEqual(asked);
});

it('ends where the login itself is refused', async () => {
  const { inquiry, clients } = planClients([new PosError('authentication', 'x', { status: 401 })]);
  await expect(inquiry.ask(GET)).rejects.toThrow(PosError);
  expect(clients()).toBe(1);
});

it('logs in anew after a path that no token opens, but not for ever', async () => {
  const shut = new PosError('authentication', 'x', { status: 401 });
  const { inquiry, clients } = planClients([[], shut, [2], shut, shut, shut, shut, [3]]);
  const outcomes: string[] = [];
  for (let asked = 0; asked < 8; asked += 1) outcomes.push((await inquiry.ask(GET)).outcome);
  expect(outcomes).toStrictEqual([
    'answered',
    'forbidden',
    'answered',
    'forbidden',
    'forbidden',
    'forbidden',
    'forbidden',
    'away',
  ]);
  expect(clients()).toBe(5);
  expect(inquiry.requests()).toBe(7);
});

it('counts what was called too many', async () => {
  const { inquiry } = planClients([new PosError('transient', 'x', { status: 429 }), []]);
  await inquiry.ask(GET);
  await inquiry.ask(GET);
  expect([inquiry.tooMany(), inquiry.clock()]).toStrictEqual([1, AT]);
});

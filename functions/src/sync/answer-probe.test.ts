import { answerProbe } from './answer-probe';
import { webhookPath } from './webhook-url';

const pathKey = 'path-key';
const probe = {
  method: 'GET',
  path: webhookPath('maple', 1, pathKey),
  challenge: undefined,
  pathKey,
};

describe('answerProbe', () => {
  it('says what it understands', () => {
    expect(answerProbe(probe)).toStrictEqual({
      status: 200,
      body: {
        status: 'ready',
        endpoint: 'alleavesWebhook',
        events: [
          'customer.created',
          'customer.updated',
          'order.created',
          'order.updated',
          'inventory.updated',
          'inventory.low_stock',
          'product.updated',
          'product.deleted',
        ],
      },
    });
  });

  it('echoes a challenge', () => {
    expect(answerProbe({ ...probe, challenge: 'abc' })).toStrictEqual({
      status: 200,
      body: { challenge: 'abc' },
    });
  });

  it.each([
    [
      'a path that is not ours',
      { path: '/maple/1.AAAAAAAAAAAAAAAAAAAAAAAA', challenge: 'abc' },
      401,
    ],
    ['another method', { method: 'PUT' }, 405],
    ['a challenge of 201 characters', { challenge: 'x'.repeat(201) }, 400],
    ['two challenges', { challenge: ['a', 'b'] }, 400],
  ])('refuses %s', (_, change, status) => {
    const answer = answerProbe({ ...probe, ...change });
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.body)).toStrictEqual(['error']);
  });
});

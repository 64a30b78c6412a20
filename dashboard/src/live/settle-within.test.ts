import { settleWithin } from './settle-within';

const never = new Promise<string>(() => undefined);

describe('settleWithin', () => {
  it('is what the promise comes to, or fails with, in time', async () => {
    await expect(settleWithin(Promise.resolve('there'), 1_000)).resolves.toBe('there');
    await expect(settleWithin(Promise.reject(new Error('No.')), 1_000)).rejects.toThrow('No.');
  });

  it('is null when that takes longer', async () => {
    await expect(settleWithin(never, 5)).resolves.toBeNull();
  });
});

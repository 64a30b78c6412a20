import { hasEnded } from './judge-sign-in';

const failure = (code: string): Error => Object.assign(new Error('raw'), { code });

describe('a sign-in that could not be confirmed', () => {
  it.each(['auth/user-token-expired', 'auth/user-disabled'])('has ended by %s', (code) => {
    expect(hasEnded(failure(code))).toBe(true);
  });

  it.each(['auth/network-request-failed', 'auth/internal-error', 'auth/quota-exceeded'])(
    'holds all the same after %s',
    (code) => {
      expect(hasEnded(failure(code))).toBe(false);
    },
  );

  it('holds after what is no refusal', () => {
    expect(hasEnded(new TypeError('Failed to fetch'))).toBe(false);
  });
});

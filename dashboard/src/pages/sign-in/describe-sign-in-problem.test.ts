import { describeSignInProblem } from './describe-sign-in-problem';

const refusal = (code: string): Error => Object.assign(new Error('raw'), { code });

describe('a refused sign-in', () => {
  it('does not tell whether the address has an account', () => {
    const words = 'E-mail and password do not belong together. Try again.';
    expect(describeSignInProblem(refusal('auth/user-not-found'))).toBe(words);
    expect(describeSignInProblem(refusal('auth/wrong-password'))).toBe(words);
    expect(describeSignInProblem(refusal('auth/invalid-credential'))).toBe(words);
  });

  it.each([
    [
      refusal('auth/network-request-failed'),
      'The server cannot be reached. Check your connection.',
    ],
    [refusal('auth/internal-error'), 'Signing in failed. Try again in a minute.'],
    ['no error at all', 'Signing in failed. Try again in a minute.'],
  ])('says what to do (%s)', (error, words) => {
    expect(describeSignInProblem(error)).toBe(words);
  });
});

import { describeProblem } from './describe-problem';

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

const BROKEN = 'Something went wrong. Reload the page; if it stays, tell whoever runs Trellis.';
const AWAY = 'The server cannot be reached. Check the connection and try again.';

describe('describeProblem', () => {
  it('repeats what a function says, because it says what to do', () => {
    const error = failure('functions/aborted', 'The rules have been changed meanwhile.');
    expect(describeProblem(error, true)).toEqual({
      code: 'aborted',
      text: 'The rules have been changed meanwhile.',
    });
  });

  it.each([
    ['functions/internal', 'TypeError: x is undefined', BROKEN],
    ['functions/deadline-exceeded', 'deadline-exceeded', 'The server took too long. Try again.'],
    [
      'permission-denied',
      'Missing permissions: 7',
      'Your role does not allow this. Ask an owner of the organisation.',
    ],
    [
      'functions/invalid-argument',
      'Name who is to have which role: { orgId, email, role }.',
      'The server does not take this as it is entered. Check it and try again.',
    ],
    ['unavailable', 'Failed to get documents from server.', AWAY],
  ])('never shows inner workings or words of programs: %s', (code, message, text) => {
    expect(describeProblem(failure(code, message), true).text).toBe(text);
  });

  it('says that the server cannot be reached where a call fails without a connection', () => {
    const error = failure('functions/internal', 'internal');
    expect(describeProblem(error, false)).toEqual({ code: 'unavailable', text: AWAY });
  });

  it('has a sentence for what is no error at all', () => {
    expect(describeProblem('?', true)).toEqual({ code: 'unknown', text: BROKEN });
  });
});

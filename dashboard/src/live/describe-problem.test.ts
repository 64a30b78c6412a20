import { describeProblem } from './describe-problem';

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

describe('describeProblem', () => {
  it('repeats what a function says, because it says what to do', () => {
    const error = failure('functions/aborted', 'The rules have been changed meanwhile.');
    expect(describeProblem(error)).toEqual({
      code: 'aborted',
      text: 'The rules have been changed meanwhile.',
    });
  });

  it('never shows the inner workings of a function that broke', () => {
    const { text } = describeProblem(failure('functions/internal', 'TypeError: x is undefined'));
    expect(text).toBe(
      'Something went wrong. Reload the page; if it stays, tell whoever runs Trellis.',
    );
  });

  it('puts a refusal of the database in words', () => {
    const { text } = describeProblem(failure('permission-denied', 'Missing permissions: 7'));
    expect(text).toBe('Your role does not allow this. Ask an owner of the organisation.');
  });

  it('has a sentence for what is no error at all', () => {
    expect(describeProblem('?').code).toBe('unknown');
  });
});

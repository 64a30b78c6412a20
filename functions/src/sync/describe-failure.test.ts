import { PosError } from '../pos/errors';
import { describeFailure } from './describe-failure';

describe('describeFailure', () => {
  it.each([
    [
      'authentication',
      'Alleaves refused the login: check user name, password and PIN, and set them with `org add`.',
    ],
    ['forbidden', 'Nothing was sent to Alleaves: 401'],
    ['refused', 'Alleaves refused a request: 401'],
    ['contract', 'Alleaves answered in a form that is not known: 401'],
    ['truncated', 'The walk was cut short by a configured limit: 401'],
    ['transient', 'Alleaves could not be reached: 401'],
  ] as const)('explains %s', (kind, text) => {
    expect(describeFailure(new PosError(kind, '401'))).toBe(text);
  });

  it('quotes no error whose text was not made to be shown', () => {
    expect(describeFailure(new Error('jane@example.test'))).not.toContain('jane');
  });
});

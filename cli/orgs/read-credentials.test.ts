import {
  chooseCredentialsSource,
  parseCredentials,
  readEnvironmentCredentials,
} from './read-credentials';

const USER = { ALLEAVES_USERNAME: 'sync@example.test' };

describe('the source of the login', () => {
  it.each([
    [{ env: USER, fromStdin: true, isTerminal: true }, 'stdin'],
    [{ env: USER, fromStdin: false, isTerminal: true }, 'environment'],
    [{ env: { ALLEAVES_PASSWORD: 'x' }, fromStdin: false, isTerminal: false }, 'environment'],
    [{ env: { ALLEAVES_PIN: '1' }, fromStdin: false, isTerminal: true }, 'prompt'],
    [{ env: {}, fromStdin: false, isTerminal: true }, 'prompt'],
  ])('%p is %s', (given, source) => {
    expect(chooseCredentialsSource(given)).toBe(source);
  });

  it('is none without stdin, environment and terminal, which is said with the remedy', () => {
    const nothing = { env: {}, fromStdin: false, isTerminal: false };
    expect(() => chooseCredentialsSource(nothing)).toThrow(
      expect.objectContaining({
        message: 'No Alleaves login was given.',
        remedy: expect.stringContaining('--credentials-stdin'),
      }),
    );
  });
});

describe('the environment', () => {
  it('gives a login with or without a pin', () => {
    const env = { ...USER, ALLEAVES_PASSWORD: 'secret' };
    const login = { username: 'sync@example.test', password: 'secret' };
    expect(readEnvironmentCredentials(env)).toStrictEqual(login);
    expect(readEnvironmentCredentials({ ...env, ALLEAVES_PIN: '' })).toStrictEqual(login);
    expect(readEnvironmentCredentials({ ...env, ALLEAVES_PIN: '0042' })).toStrictEqual({
      ...login,
      pin: '0042',
    });
  });

  it('names the variable that is missing', () => {
    expect(() => readEnvironmentCredentials(USER)).toThrow(
      'The variable ALLEAVES_PASSWORD is not set.',
    );
  });
});

describe('stdin', () => {
  it('gives a login as JSON', () => {
    expect(parseCredentials('{"username":"u","password":"p","pin":"1"}\n')).toStrictEqual({
      username: 'u',
      password: 'p',
      pin: '1',
    });
  });

  it.each([
    ['hunter2', 'The login on stdin is not JSON.'],
    ['"hunter2"', 'it is missing or not as expected'],
    ['{"username":"hunter2"}', 'password is missing or not as expected'],
    ['{"username":"u","password":"hunter2","pin":"hunter2"}', 'pin must be digits'],
    ['{"username":"u","password":"p","extra":"hunter2"}', 'it is missing or not as expected'],
  ])('refuses %s without repeating any of it', (text, message) => {
    expect(() => parseCredentials(text)).toThrow(message);
    expect(() => parseCredentials(text)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});

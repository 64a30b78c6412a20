import { requireSecret } from './config';

const secret = (value: string) => ({ name: 'A_SECRET', value: () => value });

describe('requireSecret', () => {
  const before = { ...process.env };
  beforeEach(() => {
    delete process.env['FUNCTIONS_EMULATOR'];
    delete process.env['FIRESTORE_EMULATOR_HOST'];
  });
  afterAll(() => {
    process.env = before;
  });

  it('returns what is set', () => {
    expect(requireSecret(secret('value'))).toBe('value');
  });

  it('refuses an unset secret, which reads as the empty string', () => {
    expect(() => requireSecret(secret(''))).toThrow(
      'The secret A_SECRET is not set: firebase functions:secrets:set A_SECRET',
    );
  });

  it('refuses the public demo value outside the emulator, without quoting it', () => {
    expect(() => requireSecret(secret('demo1:abc'))).toThrow(
      'The secret A_SECRET is the public demo value, which is refused outside the emulator.',
    );
  });

  it.each(['FUNCTIONS_EMULATOR', 'FIRESTORE_EMULATOR_HOST'])(
    'takes the demo value under the emulator (%s)',
    (name) => {
      process.env[name] = 'true';
      expect(requireSecret(secret('demo1:abc'))).toBe('demo1:abc');
    },
  );
});

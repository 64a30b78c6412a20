import { dashboardUrl, functionUrl, readMailSettings, requireSecret } from './config';

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

describe('mail', () => {
  const before = { ...process.env };
  const ON = {
    SMTP_URL: 'smtps://ann:secret@mail.example.test',
    MAIL_SENDER: 'Trellis <reports@example.test>',
    MAIL_LINK_KEY: 'a key of this deployment',
  };
  beforeEach(() => {
    for (const name of ['FUNCTIONS_EMULATOR', 'FIRESTORE_EMULATOR_HOST', 'DASHBOARD_URL'])
      delete process.env[name];
    Object.assign(process.env, ON, {
      FIREBASE_CONFIG: JSON.stringify({ projectId: 'maple-prod' }),
      GCLOUD_PROJECT: 'maple-prod',
    });
  });
  afterAll(() => {
    process.env = before;
  });

  it('is on with a server, a sender and a key', () => {
    expect(readMailSettings()).toEqual({
      smtpUrl: ON.SMTP_URL,
      sender: ON.MAIL_SENDER,
      linkKey: ON.MAIL_LINK_KEY,
    });
  });

  it.each([
    ['SMTP_URL', 'off'],
    ['SMTP_URL', ''],
    ['MAIL_SENDER', ''],
  ])('is off where %s is "%s"', (name, value) => {
    process.env[name] = value;
    expect(readMailSettings()).toBeNull();
  });

  it.each([
    ['', 'The secret MAIL_LINK_KEY is not set'],
    ['demo-abc', 'The secret MAIL_LINK_KEY is the public demo value'],
  ])('is not sent with links that anybody could make ("%s")', (key, said) => {
    process.env['MAIL_LINK_KEY'] = key;
    expect(readMailSettings).toThrow(said);
  });

  it('leads to the project’s own addresses, or where it is told', () => {
    expect(dashboardUrl()).toBe('https://maple-prod.web.app');
    expect(functionUrl('unsubscribe')).toBe(
      'https://us-central1-maple-prod.cloudfunctions.net/unsubscribe',
    );
    process.env['DASHBOARD_URL'] = 'https://shop.example.test/';
    expect(dashboardUrl()).toBe('https://shop.example.test');
  });

  it('leads to this machine under the emulators', () => {
    process.env['FUNCTIONS_EMULATOR'] = 'true';
    expect(dashboardUrl()).toBe('http://127.0.0.1:5005');
    expect(functionUrl('unsubscribe')).toBe(
      'http://127.0.0.1:5001/maple-prod/us-central1/unsubscribe',
    );
  });
});

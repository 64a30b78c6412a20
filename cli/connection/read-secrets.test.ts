import { EMULATOR_SECRETS_FILE, readEmulatorSecrets, readProjectSecrets } from './read-secrets';

const EMULATOR_VARIABLE = 'FIRESTORE_EMULATOR_HOST';
const before = process.env[EMULATOR_VARIABLE];

afterEach(() => {
  if (before === undefined) delete process.env[EMULATOR_VARIABLE];
  else process.env[EMULATOR_VARIABLE] = before;
});

it('reads the demo’s values for the emulator', async () => {
  process.env[EMULATOR_VARIABLE] = '127.0.0.1:8080';
  const secrets = await readEmulatorSecrets();
  expect(secrets.sealingKeys()).toMatch(/^demo1:/);
  expect(secrets.webhookPathKey()).toMatch(/^demo-/);
});

it('says where the demo’s values come from when they are gone', async () => {
  await expect(readEmulatorSecrets(`${EMULATOR_SECRETS_FILE}.missing`)).rejects.toMatchObject({
    message: 'functions/.secret.local cannot be read.',
    remedy: 'It is part of the repository: git checkout functions/.secret.local',
  });
});

it('says how to get a project’s secret that is not set', () => {
  expect(() => readProjectSecrets({}, 'maple-prod').sealingKeys()).toThrow(
    expect.objectContaining({
      message: 'The variable SEALING_KEYS is not set.',
      remedy:
        'Set it to the project\'s secret: export SEALING_KEYS="$(firebase functions:secrets:access SEALING_KEYS --project maple-prod)"',
    }),
  );
});

it('refuses the public demo key for a real project', () => {
  delete process.env[EMULATOR_VARIABLE];
  const secrets = readProjectSecrets({ SEALING_KEYS: 'demo1:AAAA' }, 'maple-prod');
  expect(() => secrets.sealingKeys()).toThrow(
    'SEALING_KEYS is the public demo value, which is refused outside the emulator.',
  );
});

import { runCollaborators } from './runtime-runs';
import { makeOrg } from './testing/make-org';
import { startScriptedPos, type ScriptedPos } from './testing/scripted-pos';

const before = { ...process.env };
let pos: ScriptedPos;
let host: string;

beforeAll(async () => {
  pos = await startScriptedPos(() => ({ status: 401 }));
  host = pos.baseUrl.replace('http://127.0.0.1', 'localhost');
});
beforeEach(() => {
  process.env = { ...before, GCLOUD_PROJECT: 'demo-runtime' };
  delete process.env['FUNCTIONS_EMULATOR'];
  delete process.env['FIRESTORE_EMULATOR_HOST'];
});
afterAll(() => {
  process.env = before;
  return pos.close();
});

/** How the runtime of the deployed functions takes an organisation at this address. */
function ask(baseUrl: string): Promise<unknown> {
  const opened = runCollaborators().openPos({
    orgId: 'maple',
    org: makeOrg(baseUrl),
    credentials: { username: 'integration@example.test', password: 'not-a-real-password' },
    secrets: Object({ posSessions: { load: async () => null, save: async () => undefined } }),
  });
  return opened.listLocations().catch((error: unknown) => error);
}

describe('the runtime sends logins', () => {
  it('to no host but those of POS_HOSTS, and that is Alleaves where it is unset', async () => {
    expect(await ask(`https://${host}`)).toMatchObject({
      message: `its address leads to ${host}, which is not among POS_HOSTS (app.alleaves.com)`,
    });
    process.env['POS_HOSTS'] = 'pos.example.test';
    expect(await ask('https://app.alleaves.com/api')).toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('(pos.example.test)'),
    });
  });

  it('to no host on this machine, though it is named', async () => {
    process.env['POS_HOSTS'] = host;
    expect(await ask(`https://${host}`)).toMatchObject({
      message: 'its name leads to an address that is not public',
    });
  });

  it.each(['FUNCTIONS_EMULATOR', 'FIRESTORE_EMULATOR_HOST'])(
    'to this machine under the emulator (%s)',
    async (name) => {
      process.env[name] = 'true';
      expect(await ask(`http://${host}`)).toMatchObject({ kind: 'authentication' });
    },
  );
});

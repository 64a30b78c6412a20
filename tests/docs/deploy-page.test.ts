import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VERSION } from '../../functions/src/config';
import { SERVICE_ACCOUNTS } from '../../tooling/deploy/service-accounts';
import { MADE_SECRETS } from '../../tooling/deploy/step-secrets';
import { readDeployedFunctions, toRow, type DeployedFunction } from './deployed-functions';

const ROOT = join(__dirname, '../..');
const GUIDE = readFileSync(join(ROOT, 'docs/deploy.md'), 'utf8');

let functions: DeployedFunction[];
beforeAll(async () => {
  functions = await readDeployedFunctions();
}, 60_000);

/** The rows of the table below a heading, without its head. */
function readTable(heading: string): string[][] {
  const section = GUIDE.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** What a function does, by what its file takes from the runtime. */
function readTrigger(name: string): string {
  const file = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return readFileSync(join(ROOT, `functions/src/triggers/${file}.ts`), 'utf8');
}

describe('the guide to deploying', () => {
  it('says of every function what it is given', () => {
    expect(readTable('How large the functions are')).toStrictEqual(functions.map(toRow));
  });

  it('names every secret that a function needs, and the script makes each', () => {
    const needed = [...new Set(functions.flatMap(({ secrets }) => secrets))].toSorted();
    expect(MADE_SECRETS.toSorted()).toStrictEqual(needed);
    expect(readTable('4. Secrets').map(([name]) => name)).toStrictEqual(
      expect.arrayContaining(needed.map((name) => `\`${name}\``)),
    );
  });
});

describe('the functions', () => {
  it('run where Firestore is, and say which version they are', () => {
    expect(new Set(functions.map(({ region }) => region))).toStrictEqual(new Set(['us-central1']));
    const versions = functions.map(({ labels }) => labels['trellis-version']);
    expect(new Set(versions)).toStrictEqual(new Set([VERSION.replaceAll('.', '-')]));
  });

  it('each have an account, which reads just the secrets that its functions need', () => {
    const params = SERVICE_ACCOUNTS.map(({ param }) => param);
    expect([...new Set(functions.map(({ account }) => account))].toSorted()).toStrictEqual(
      params.toSorted(),
    );
    for (const { param, secrets } of SERVICE_ACCOUNTS) {
      const own = functions.filter(({ account }) => account === param);
      const needed = new Set(own.flatMap((one) => one.secrets));
      expect([param, ...secrets.toSorted()]).toStrictEqual([param, ...[...needed].toSorted()]);
    }
  });

  it('ring for runs, change accounts and take events only by accounts that may', () => {
    for (const { param, publishes, roles } of SERVICE_ACCOUNTS) {
      const own = functions.filter(({ account }) => account === param);
      const texts = own.map(({ name }) => readTrigger(name));
      const rings = texts.some((text) => /\b(?:publish|runCollaborators)\b/.test(text));
      const makesAccounts = texts.some((text) => text.includes('openAccounts('));
      const takesEvents = own.some(({ rungBy }) => /^a (?:message|document)$/.test(rungBy));
      expect({ param, rings, makesAccounts, takesEvents }).toStrictEqual({
        param,
        rings: publishes,
        makesAccounts: 'roles/firebaseauth.admin' in roles,
        takesEvents: 'roles/eventarc.eventReceiver' in roles,
      });
    }
  });
});

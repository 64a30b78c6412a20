import { SERVICE_ACCOUNTS } from './service-accounts';
import { withBudget } from './step-alerts';
import { checkAppCheck, toEnvFile } from './step-config';
import { toDeployedConfig } from './step-page';

describe('toEnvFile', () => {
  it('names the account of every kind of work', () => {
    const text = toEnvFile('maple-prod', null);
    for (const { param, id } of SERVICE_ACCOUNTS)
      expect(text).toContain(`\n${param}=${id}@maple-prod.iam.gserviceaccount.com\n`);
    expect(text).toContain('\nMAIL_SENDER=\n');
    expect(text).toContain('\nPOS_HOSTS=app.alleaves.com\n');
    expect(text).toContain('\nAPP_CHECK_SITE_KEY=\nENFORCE_APP_CHECK=false\n');
  });

  it('keeps what somebody has set, and is the same the second time', () => {
    const own =
      'DASHBOARD_URL=https://shop.example.com\nPOS_HOSTS=app.alleaves.com,pos.example.com\nDESK_ACCOUNT=desk@example.com\n';
    const once = toEnvFile('maple-prod', own, { sender: 'Trellis <reports@example.com>' });
    expect(once).toContain('\nDASHBOARD_URL=https://shop.example.com\n');
    expect(once).toContain('\nPOS_HOSTS=app.alleaves.com,pos.example.com\n');
    expect(once).toContain('\nDESK_ACCOUNT=desk@example.com\n');
    expect(once).toContain('\nMAIL_SENDER="Trellis <reports@example.com>"\n');
    expect(toEnvFile('maple-prod', once)).toBe(once);
  });
});

describe('App Check', () => {
  it('is switched on by its key first, and asked for later', () => {
    const withKey = toEnvFile('maple-prod', null, { appCheckKey: '6Labc' });
    expect(withKey).toContain('\nAPP_CHECK_SITE_KEY=6Labc\nENFORCE_APP_CHECK=false\n');
    const enforced = toEnvFile('maple-prod', withKey, { enforceAppCheck: 'true' });
    expect(enforced).toContain('\nAPP_CHECK_SITE_KEY=6Labc\nENFORCE_APP_CHECK=true\n');
  });

  it('is not asked for where no page could show anything', () => {
    expect(() => toEnvFile('maple-prod', null, { enforceAppCheck: 'true' })).toThrow(
      'ENFORCE_APP_CHECK is true without APP_CHECK_SITE_KEY',
    );
    const key = { APP_CHECK_SITE_KEY: '6Labc' };
    expect(() => checkAppCheck({ ...key, ENFORCE_APP_CHECK: 'yes' })).toThrow('true or false');
    expect(checkAppCheck({ ...key, ENFORCE_APP_CHECK: 'true' })).toStrictEqual({
      siteKey: '6Labc',
      isEnforced: true,
    });
    expect(checkAppCheck({})).toStrictEqual({ siteKey: '', isEnforced: false });
  });
});

describe('toDeployedConfig', () => {
  it('tells the page which project it belongs to, and nothing else', () => {
    const sdkConfig = {
      projectId: 'maple-prod',
      apiKey: 'a-public-key',
      appId: '1:2:web:3',
      authDomain: 'maple-prod.firebaseapp.com',
      messagingSenderId: '2',
    };
    const said = JSON.stringify({ status: 'success', result: { sdkConfig } });
    const config = {
      projectId: 'maple-prod',
      apiKey: 'a-public-key',
      region: 'us-central1',
      authDomain: 'maple-prod.firebaseapp.com',
      appId: '1:2:web:3',
    };
    expect(toDeployedConfig(said, '')).toStrictEqual(config);
    expect(toDeployedConfig(said, '6Labc')).toStrictEqual({ ...config, appCheckSiteKey: '6Labc' });
  });

  it('refuses what says something else', () => {
    expect(() => toDeployedConfig('{"status":"error"}', '')).toThrow('did not say');
    expect(() => toDeployedConfig('not JSON', '')).toThrow('did not say');
  });
});

describe('withBudget', () => {
  const policy = '{ "query": "sum(x) > 100000" }';

  it('puts the dollars of a day in place of the ten cents', () => {
    expect(withBudget(policy, undefined)).toBe(policy);
    expect(withBudget(policy, '0.25')).toBe('{ "query": "sum(x) > 250000" }');
  });

  it.each(['', 'much', '-1', '0'])('refuses "%s"', (dollars) => {
    expect(() => withBudget(policy, dollars)).toThrow('--daily-budget');
  });
});

import { findChrome } from './find-chrome';

const here =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

describe('findChrome', () => {
  it('takes the one that CHROME_PATH names before all others', () => {
    const exists = here('/opt/chrome', '/usr/bin/chromium');
    expect(findChrome({ CHROME_PATH: '/opt/chrome', PATH: '/usr/bin' }, exists)).toBe(
      '/opt/chrome',
    );
  });

  it('refuses a CHROME_PATH that cannot be run', () => {
    expect(() => findChrome({ CHROME_PATH: '/opt/chrome' }, here())).toThrow(
      'CHROME_PATH names /opt/chrome, which cannot be run.',
    );
  });

  it('finds Chrome before Chromium wherever they are on the PATH', () => {
    const exists = here('/usr/bin/chromium', '/usr/local/bin/google-chrome');
    expect(findChrome({ PATH: '/usr/bin:/usr/local/bin' }, exists)).toBe(
      '/usr/local/bin/google-chrome',
    );
  });

  it('finds an application of macOS', () => {
    const path = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findChrome({ PATH: '' }, here(path))).toBe(path);
  });

  it('finds none where there is none', () => {
    expect(findChrome({ PATH: '/usr/bin' }, here())).toBeNull();
  });
});

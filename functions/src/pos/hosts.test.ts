import { readPosHosts, whyForbidden } from './hosts';

const DEPLOYED = readPosHosts('app.alleaves.com, Pos.Example.test:8443', false);
const EMULATOR = readPosHosts('', true);

describe('the hosts of a deployment', () => {
  it('are the real Alleaves alone where nothing is set', () => {
    expect(readPosHosts('', false)).toStrictEqual({ names: ['app.alleaves.com'], loopback: false });
    expect(readPosHosts(' , ', false).names).toStrictEqual(['app.alleaves.com']);
  });

  it('are what is set, and nothing beside it', () => {
    expect(DEPLOYED.names).toStrictEqual(['app.alleaves.com', 'pos.example.test:8443']);
  });
});

describe('a base URL', () => {
  it.each([
    'https://app.alleaves.com/api',
    'https://APP.alleaves.com:443/api/',
    'https://pos.example.test:8443',
  ])('may be %s', (url) => {
    expect(whyForbidden(url, DEPLOYED)).toBeNull();
  });

  it.each([
    ['http://app.alleaves.com/api', 'is not https'],
    ['ftp://app.alleaves.com', 'is not https'],
    ['file:///etc/passwd', 'is not https'],
    ['app.alleaves.com', 'is no address'],
    ['', 'is no address'],
    ['https://user:pass@app.example.test', 'has a login in it'],
    ['https://app.alleaves.com@evil.test', 'has a login in it'],
    ['https://app.alleaves.com/api?x=', 'goes on behind its path'],
    ['https://app.alleaves.com/api#', 'goes on behind its path'],
  ])('may not be %s', (url, reason) => {
    expect(whyForbidden(url, DEPLOYED)).toBe(reason);
  });

  it.each([
    ['alleaves.com', 'a name above'],
    ['eu.app.alleaves.com', 'a name below'],
    ['app.alleaves.com.', 'the name with a dot behind it'],
    ['app.alleaves.com.evil.test', 'a name that begins so'],
    ['notapp.alleaves.com', 'a name that ends so'],
    ['app.alleaves.com:8443', 'another port'],
    ['pos.example.test', 'the name without its port'],
    ['аpp.alleaves.com', 'a letter of another alphabet'],
    ['localhost', 'this machine'],
    ['metadata.google.internal', 'the metadata server'],
  ])('may not lead to %s, %s', (host) => {
    expect(whyForbidden(`https://${host}/api`, DEPLOYED)).toMatch(
      /^leads to \S+, which is not among POS_HOSTS \(app\.alleaves\.com, pos\.example\.test:8443\)$/,
    );
  });

  it.each([
    '127.0.0.1',
    '10.0.0.5',
    '169.254.169.254',
    '8.8.8.8',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '0xa9.0xfe.0xa9.0xfe',
    '[::1]',
    '[fd00:ec2::254]',
    '[::ffff:10.0.0.1]',
    '[2606:4700::1111]',
  ])('may not be a number, even one that is listed: %s', (host) => {
    const { host: listed } = new URL(`https://${host}`);
    const hosts = { names: [host, listed], loopback: false };
    expect(whyForbidden(`https://${host}/api`, hosts)).toBe('names no host but a number');
  });
});

describe('a base URL on the emulator', () => {
  it.each([
    'http://127.0.0.1:4100/api',
    'http://localhost:4100/api',
    'https://[::1]:4100/api',
    'http://2130706433:4100',
    'https://app.alleaves.com/api',
  ])('may be %s as well', (url) => {
    expect(whyForbidden(url, EMULATOR)).toBeNull();
  });

  it.each([
    ['http://app.alleaves.com/api', 'is not https'],
    ['http://127.0.0.1.evil.test/api', 'is not https'],
    ['http://10.0.0.5/api', 'is not https'],
    ['https://10.0.0.5/api', 'names no host but a number'],
    ['https://[::ffff:127.0.0.1]/api', 'names no host but a number'],
    ['http://user:pass@127.0.0.1:4100', 'has a login in it'],
    ['ftp://127.0.0.1', 'is not https'],
  ])('may not be %s any more than elsewhere', (url, reason) => {
    expect(whyForbidden(url, EMULATOR)).toBe(reason);
  });
});

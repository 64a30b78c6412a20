import { createLookup, NOT_PUBLIC, type Resolve } from './public-addresses';

/** Resolves to these addresses, one list for each time that it is asked. */
function resolveTo(...answers: readonly (readonly string[])[]): Resolve {
  const left = [...answers];
  return (_hostname, _options, callback) => {
    const addresses = left.shift() ?? [];
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
}

type Lookup = ReturnType<typeof createLookup>;

/** What a connection is given, or the code of the refusal. */
function connectTo(lookup: Lookup, all = false): Promise<unknown> {
  return new Promise((resolve) => {
    lookup('pos.example.test', { all }, (error, address) => resolve(error?.code ?? address));
  });
}

describe('a permitted name', () => {
  it.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::200e'])(
    'is connected to where it leads to %s',
    async (address) => {
      const lookup = createLookup({ loopback: false, resolve: resolveTo([address], [address]) });
      expect(await connectTo(lookup)).toBe(address);
      expect(await connectTo(lookup, true)).toMatchObject([{ address }]);
    },
  );

  it.each([
    ['this network', '0.0.0.0'],
    ['a private network', '10.0.0.5'],
    ['a private network', '172.16.0.1'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.1.1'],
    ['a carrier’s network', '100.64.0.1'],
    ['this machine', '127.0.0.1'],
    ['this machine', '127.255.255.254'],
    ['link-local, metadata', '169.254.169.254'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['documentation', '203.0.113.7'],
    ['benchmarks', '198.19.0.1'],
    ['this machine', '::1'],
    ['nothing', '::'],
    ['metadata', 'fd00:ec2::254'],
    ['unique local', 'fc00::1'],
    ['link-local', 'fe80::1'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['an IPv4 address in IPv6', '::ffff:10.0.0.1'],
    ['an IPv4 address in IPv6', '::ffff:a9fe:a9fe'],
    ['a public IPv4 address in IPv6', '::ffff:8.8.8.8'],
    ['an IPv4 address in IPv6', '::7f00:1'],
    ['a translated IPv4 address', '64:ff9b::a9fe:a9fe'],
    ['a tunnelled IPv4 address', '2002:7f00:1::'],
    ['a tunnelled IPv4 address', '2001:0:4136:e378::1'],
    ['documentation', '2001:db8::1'],
  ])('is refused where it leads to %s (%s)', async (_, address) => {
    const lookup = createLookup({ loopback: false, resolve: resolveTo([address]) });
    expect(await connectTo(lookup)).toBe(NOT_PUBLIC);
  });

  it('is refused where one of its addresses is not public, and where it has none', async () => {
    const resolve = resolveTo(['93.184.216.34', '10.0.0.5'], []);
    const lookup = createLookup({ loopback: false, resolve });
    expect(await connectTo(lookup, true)).toBe(NOT_PUBLIC);
    expect(await connectTo(lookup)).toBe(NOT_PUBLIC);
  });

  it('is judged anew for each connection, by the address that is connected to', async () => {
    const resolve = resolveTo(['93.184.216.34'], ['127.0.0.1']);
    const lookup = createLookup({ loopback: false, resolve });
    expect([await connectTo(lookup), await connectTo(lookup)]).toStrictEqual([
      '93.184.216.34',
      NOT_PUBLIC,
    ]);
  });

  it('may be this machine on the emulator, and nothing else that is not public', async () => {
    const resolve = resolveTo(['127.0.0.1'], ['::1'], ['10.0.0.5'], ['169.254.169.254']);
    const lookup = createLookup({ loopback: true, resolve });
    const answers = [];
    for (let asked = 0; asked < 4; asked += 1) answers.push(await connectTo(lookup));
    expect(answers).toStrictEqual(['127.0.0.1', '::1', NOT_PUBLIC, NOT_PUBLIC]);
  });

  it('that nobody knows is no refusal of ours', async () => {
    const lookup = createLookup({
      loopback: false,
      resolve: (_hostname, _options, callback) =>
        callback(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), []),
    });
    expect(await connectTo(lookup)).toBe('ENOTFOUND');
  });

  it('is resolved by the system where nothing else is given', async () => {
    const lookup = createLookup({ loopback: true });
    const address = await new Promise((resolve) => {
      lookup('localhost', { family: 4 }, (error, found) => resolve(error?.code ?? found));
    });
    expect(address).toBe('127.0.0.1');
  });
});

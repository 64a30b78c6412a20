import { createVault } from './vault';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const OLD = `old:${key(1)}`;
const NEW = `new:${key(2)}`;
const HERE = { orgId: 'maple', purpose: 'posCredentials' } as const;

describe('createVault', () => {
  const vault = createVault(OLD);

  it('opens what it sealed', () => {
    expect(vault.open(vault.seal('pässword', HERE), HERE)).toBe('pässword');
  });

  it('seals the same text differently each time', () => {
    const sealed = Array.from({ length: 50 }, () => vault.seal('same', HERE));
    expect(new Set(sealed.map(({ nonce }) => nonce)).size).toBe(50);
    expect(new Set(sealed.map(({ text }) => text)).size).toBe(50);
  });

  it('shows nothing of the text', () => {
    expect(JSON.stringify(vault.seal('hunter2hunter2', HERE))).not.toContain(
      Buffer.from('hunter2').toString('base64').slice(0, 8),
    );
  });

  it.each([
    ['in another org', { ...HERE, orgId: 'oak' }],
    ['for another purpose', { ...HERE, purpose: 'webhook' as const }],
  ])('does not open %s', (_, elsewhere) => {
    expect(() => vault.open(vault.seal('x', HERE), elsewhere)).toThrow('unable to authenticate');
  });

  it.each(['nonce', 'text', 'tag'] as const)('does not open with an altered %s', (part) => {
    const sealed = vault.seal('some text', HERE);
    const bytes = Buffer.from(sealed[part], 'base64');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(() => vault.open({ ...sealed, [part]: bytes.toString('base64') }, HERE)).toThrow(
      'unable to authenticate',
    );
  });

  it('does not open with a shortened tag', () => {
    const sealed = vault.seal('some text', HERE);
    const tag = Buffer.from(sealed.tag, 'base64').subarray(0, 4).toString('base64');
    expect(() => vault.open({ ...sealed, tag }, HERE)).toThrow('tag length');
  });

  it('opens with the old key behind the new one, and seals with the new one', () => {
    const both = createVault(`${NEW}, ${OLD}`);
    expect(both.open(vault.seal('x', HERE), HERE)).toBe('x');
    const sealed = both.seal('x', HERE);
    expect(sealed.keyId).toBe('new');
    expect(() => vault.open(sealed, HERE)).toThrow('sealing key new is not configured');
  });

  it.each([
    '',
    'id',
    `id:${Buffer.alloc(16).toString('base64')}`,
    `:${key(1)}`,
    `${OLD}:more`,
    `${OLD},`,
  ])('refuses the keys %j', (keys) => {
    expect(() => createVault(keys)).toThrow('SEALING_KEYS must be');
  });

  it('names no key in its complaint', () => {
    expect(() => createVault(`bad:${key(1)}AAAA:x`)).not.toThrow(key(1));
  });
});

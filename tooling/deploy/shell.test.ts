import { openShell, type Shell } from './shell';

function open(isDryRun: boolean): { shell: Shell; said: string[] } {
  const said: string[] = [];
  return { shell: openShell(isDryRun, (line) => void said.push(line)), said };
}

describe('openShell', () => {
  it('on a dry run prints what can be typed, keeps secrets to itself, and calls nothing', async () => {
    const { shell, said } = open(true);
    await shell.run('no-such-program', ['--name=Trellis: syncs', "it's"], 'a-secret');
    expect(said).toStrictEqual([`$ no-such-program '--name=Trellis: syncs' 'it'\\''s' < (secret)`]);
    expect(await shell.succeeds('no-such-program', [])).toBe(false);
    expect(await shell.read('no-such-program', [])).toBe('');
  });

  it('reads what a program prints, and whether it ends well', async () => {
    const { shell, said } = open(false);
    expect(await shell.read('printf', ['a\\nb'])).toBe('a\nb');
    expect(await shell.succeeds('true', [])).toBe(true);
    expect(await shell.succeeds('false', [])).toBe(false);
    await expect(shell.read('false', [])).rejects.toThrow('false ended with code 1.');
    expect(said).toStrictEqual([]);
  });

  it('hands a secret over on stdin', async () => {
    const { shell } = open(false);
    await expect(shell.run('grep', ['--quiet', 'a-secret'], 'a-secret')).resolves.toBeUndefined();
    await expect(shell.run('grep', ['--quiet', 'other'], 'a-secret')).rejects.toThrow('code 1');
  });

  it('says what a missing program is', async () => {
    const going = open(false).shell.run('no-such-program', []);
    await expect(going).rejects.toMatchObject({ message: 'no-such-program cannot be started.' });
  });
});

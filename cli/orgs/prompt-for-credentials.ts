import type { World } from '../world';

/** Asks at the terminal; what is secret is not shown. */
export async function promptForCredentials({ stdin, stderr }: World): Promise<unknown> {
  const { input, password } = await import('@inquirer/prompts');
  const terminal = { input: stdin, output: stderr };
  const username = await input({ message: 'Alleaves user name', required: true }, terminal);
  const secret = await password({ message: 'Password', mask: true }, terminal);
  const pin = await password(
    {
      message: 'PIN (empty if the account has none)',
      mask: true,
      validate: (text) => /^\d*$/.test(text) || 'A PIN is digits only.',
    },
    terminal,
  );
  return { username, password: secret, pin };
}

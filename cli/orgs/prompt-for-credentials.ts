import type { Prompts } from '../ask/prompts';

/** Asks for a login; what is secret is not shown. */
export async function promptForCredentials(prompts: Prompts): Promise<unknown> {
  const username = await prompts.text({ message: 'Alleaves user name' });
  const password = await prompts.secret({
    message: 'Password',
    check: (text) => text !== '' || 'A login has a password.',
  });
  const pin = await prompts.secret({
    message: 'PIN (empty if the account has none)',
    check: (text) => /^\d*$/.test(text) || 'A PIN is digits only.',
  });
  return { username, password, pin };
}

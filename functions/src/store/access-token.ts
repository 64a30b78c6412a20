import { applicationDefault } from 'firebase-admin/app';

/**
 * A token of whoever is logged in on this machine, for Google's REST interfaces; good for an hour.
 * @throws Error when nobody is logged in.
 */
export async function readAccessToken(): Promise<string> {
  const { access_token: token } = await applicationDefault().getAccessToken();
  return token;
}

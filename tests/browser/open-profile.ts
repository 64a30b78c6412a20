import type { Browser, BrowserContext } from 'playwright-core';
import type { Role } from '../../functions/src/model/member';
import { findDemoAccount, readPageConfig, readSignedInStorage, type Account } from './people';

const HEIGHT = 900;
const SLOW_MACHINE_MS = 20_000;

/** Whose browser it is; nobody is signed in when it names neither a role nor an account. */
export interface ProfileOptions {
  /** Signed in as the demo's person of this role. */
  readonly role?: Role;
  /** Signed in as somebody else; see `createAccount`. */
  readonly account?: Account;
  /** In CSS pixels: 375 is a phone. */
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/**
 * A new profile of the browser: nothing is cached or stored but who is signed in. Its clock stands in another zone than any store, so
 * that a date of the wrong zone shows.
 */
export async function openProfile(
  browser: Browser,
  origin: string,
  { role, account, width = 1280, colorScheme = 'light' }: ProfileOptions,
): Promise<BrowserContext> {
  const config = await readPageConfig(origin);
  const person = account ?? (role ? findDemoAccount(config, role) : null);
  const localStorage = person ? await readSignedInStorage(config, person) : [];
  const context = await browser.newContext({
    viewport: { width, height: HEIGHT },
    colorScheme,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    storageState: { cookies: [], origins: [{ origin, localStorage }] },
  });
  context.setDefaultTimeout(SLOW_MACHINE_MS);
  return context;
}

/** Makes the pages of a profile ask Firestore through another port of this machine. The browser then keeps nothing that it loads. */
export async function routeThrough(
  context: BrowserContext,
  origin: string,
  port: number,
): Promise<void> {
  const config = await readPageConfig(origin);
  const { emulators } = config;
  const json = { ...config, emulators: { ...emulators, firestore: { host: '127.0.0.1', port } } };
  await context.route(`${origin}/config.json`, (route) => route.fulfill({ json }));
}

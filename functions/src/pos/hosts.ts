import { isIP } from 'node:net';
import { ALLEAVES_URL } from '../model/org';
import type { Resolve } from './public-addresses';

/** Where requests to a POS may go. A login travels with them, so it is said by name and not by pattern. */
export interface PosHosts {
  /** Whole names, such as `app.alleaves.com`, with a port where it is not 443. What lies below a name is not meant by it. */
  readonly names: readonly string[];
  /** Whether this very machine is allowed as well, encrypted or not: the simulator beside the emulators. */
  readonly loopback: boolean;
  /** Resolves names; by default the system does. */
  readonly resolve?: Resolve;
}

/**
 * The hosts of a deployment.
 * @param setting what `POS_HOSTS` says: names, comma separated. Empty: the real Alleaves alone.
 */
export function readPosHosts(setting: string, loopback: boolean): PosHosts {
  const names = setting.split(',').map((name) => name.trim().toLowerCase());
  const named = names.filter((name) => name !== '');
  return { names: named.length > 0 ? named : [new URL(ALLEAVES_URL).host], loopback };
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Why no request may go to a base URL, as the end of a sentence that begins with it; null when it may. The text is judged as the
 * URL standard reads it, so that another spelling of an address is that address.
 */
export function whyForbidden(baseUrl: string, { names, loopback }: PosHosts): string | null {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (!url) return 'is no address';
  if (url.username !== '' || url.password !== '') return 'has a login in it';
  if (/[?#]/.test(baseUrl)) return 'goes on behind its path';
  if (loopback && /^https?:$/.test(url.protocol) && LOOPBACK.has(url.hostname)) return null;
  if (url.protocol !== 'https:') return 'is not https';
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) return 'names no host but a number';
  if (names.includes(url.host)) return null;
  return `leads to ${url.host}, which is not among POS_HOSTS (${names.join(', ')})`;
}

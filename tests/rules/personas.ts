import type { TokenOptions } from '@firebase/rules-unit-testing';
import type { Audience } from './access-matrix';

/** Someone at a browser. `claims` is null when signed out. */
export type Persona = { name: string; claims: (org: string) => TokenOptions | null };

/** Everyone that the access matrix is tried with. */
export const PERSONAS: readonly Persona[] = [
  { name: 'signed out', claims: () => null },
  { name: "another org's owner", claims: (org) => ({ orgs: { [`${org}-other`]: 'owner' } }) },
  { name: 'unknown role', claims: (org) => ({ orgs: { [org]: 'superuser' } }) },
  { name: 'viewer', claims: (org) => ({ orgs: { [org]: 'viewer' } }) },
  { name: 'marketing', claims: (org) => ({ orgs: { [org]: 'marketing' } }) },
  { name: 'manager', claims: (org) => ({ orgs: { [org]: 'manager' } }) },
  { name: 'owner', claims: (org) => ({ orgs: { [org]: 'owner' } }) },
];

/** The personas that each audience admits, in the order of `PERSONAS`. */
export const ADMITTED: Readonly<Record<Audience, readonly string[]>> = {
  nobody: [],
  members: ['viewer', 'marketing', 'manager', 'owner'],
  marketing: ['marketing', 'manager', 'owner'],
  managers: ['manager', 'owner'],
};

/** Claims that a role must not follow from, whatever wrote them. */
export const MALFORMED_CLAIMS: readonly [string, (org: string) => TokenOptions][] = [
  ['no claim', () => ({})],
  ['orgs that is null', () => ({ orgs: null })],
  ['orgs that is a role', () => ({ orgs: 'owner' })],
  ['orgs that is a list', (org) => ({ orgs: [org, 'owner'] })],
  ['no orgs', () => ({ orgs: {} })],
  ['a role that is null', (org) => ({ orgs: { [org]: null } })],
  ['a role that is true', (org) => ({ orgs: { [org]: true } })],
  ['a role that is a list', (org) => ({ orgs: { [org]: ['owner'] } })],
  ['a role in capitals', (org) => ({ orgs: { [org]: 'OWNER' } })],
  ['a role that is empty', (org) => ({ orgs: { [org]: '' } })],
  ['a role outside orgs', () => ({ role: 'owner', owner: true })],
];

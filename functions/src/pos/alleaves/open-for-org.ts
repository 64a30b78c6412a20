import type { Org, PosCredentials } from '../../model/org';
import type { PosAdapter } from '../adapter';
import type { PosSessionStore } from '../session';
import { createAlleavesAdapter, type AlleavesAdapterOptions } from './adapter';

/** Opens the adapter of any org; what is given holds for all of them. */
export function openForOrg(
  shared: Pick<AlleavesAdapterOptions, 'hosts' | 'now' | 'random' | 'sleep'>,
) {
  return ({
    org,
    credentials,
    secrets,
  }: {
    readonly org: Org;
    readonly credentials: PosCredentials;
    readonly secrets: { readonly posSessions: PosSessionStore };
  }): PosAdapter =>
    createAlleavesAdapter({
      config: org.pos,
      credentials,
      sessions: secrets.posSessions,
      ...shared,
    });
}

import { resolve } from 'node:path';
import type { World } from './world';

/** Where a path that was typed leads: from the folder it was typed in, which npm keeps while it changes to its own. */
export function resolvePath({ env }: Pick<World, 'env'>, path: string): string {
  return resolve(env['INIT_CWD'] ?? process.cwd(), path);
}

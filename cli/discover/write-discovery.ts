import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Discovery } from '../../functions/src/pos/alleaves/discovery/discovery';
import { CliError } from '../cli-error';

/** Where a report was saved. */
export interface SavedDiscovery {
  readonly readable: string;
  readonly json: string;
}

/**
 * Saves a report in both forms, named after the org and the time.
 * @throws {CliError} when the folder cannot be written to.
 */
export async function writeDiscovery(
  folder: string,
  { orgId, found, lines }: { orgId: string; found: Discovery; lines: readonly string[] },
): Promise<SavedDiscovery> {
  const time = found.startedAt.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  const path = join(folder, `${orgId}-${time}`);
  const saved = { readable: `${path}.md`, json: `${path}.json` };
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(saved.readable, `${lines.join('\n')}\n`);
    await writeFile(saved.json, `${JSON.stringify({ orgId, ...found }, null, 2)}\n`);
    return saved;
  } catch (cause) {
    throw new CliError(`${folder} cannot be written to.`, 'Name another folder with --out.', {
      cause,
    });
  }
}

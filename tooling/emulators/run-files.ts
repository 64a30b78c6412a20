import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root';

/** What one run of a suite keeps on disk; all but the logs must be gone afterwards. */
export interface RunFiles {
  configPath: string;
  logFolder: string;
  /** Holds the suite's note of where its hub is; of its own, so that suites do not meet. */
  tempFolder: string;
  remove(): Promise<void>;
}

/**
 * Writes the configuration of one run and makes the folders it needs.
 *
 * @param label names the folder of the logs
 */
export async function createRunFiles(label: string, config: object): Promise<RunFiles> {
  // Next to firebase.json, because a functions folder must be inside the config's folder.
  const configPath = join(repositoryRoot, `.trellis-firebase-${label}-${process.pid}.json`);
  const logFolder = join(repositoryRoot, '.trellis/logs', label);
  await mkdir(logFolder, { recursive: true });
  // Short, because sockets live in it and their paths may not be longer than about 100 bytes.
  const tempFolder = await mkdtemp(join(tmpdir(), 'trl-'));
  await writeFile(configPath, JSON.stringify(config, null, 2));
  const remove = async () => {
    await rm(configPath, { force: true });
    await rm(tempFolder, { recursive: true, force: true });
  };
  return { configPath, logFolder, tempFolder, remove };
}

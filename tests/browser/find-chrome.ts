import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
];

const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The browser that is installed here: the one that `CHROME_PATH` names, else the first known one on the PATH or among macOS's
 * applications; null when there is none.
 *
 * @throws Error in one sentence when `CHROME_PATH` names nothing that can be run
 */
export function findChrome(
  env: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean = isProgram,
): string | null {
  const explicit = env['CHROME_PATH'];
  if (explicit) {
    if (exists(explicit)) return explicit;
    throw new Error(`CHROME_PATH names ${explicit}, which cannot be run.`);
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...APPLICATIONS].find(exists) ?? null;
}

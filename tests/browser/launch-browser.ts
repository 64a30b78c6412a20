import { chromium, type Browser } from 'playwright-core';
import { findChrome } from './find-chrome';
import { unpackChromium, type UnpackedChromium } from './unpack-chromium';

/** None of them weakens what a page may do: same-origin policy and content-security policy hold as everywhere. */
const ARGUMENTS = [
  // A container often gives no memory to share between processes, and no sandbox to root.
  '--disable-dev-shm-usage',
  '--no-sandbox',
  '--font-render-hinting=none',
];

const REMEDY = 'install Chrome or Chromium, or name one with CHROME_PATH';

async function findBrowser(): Promise<UnpackedChromium> {
  const installed = findChrome(process.env);
  if (installed !== null) return { executablePath: installed, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`There is no browser for the browser tests on this machine: ${REMEDY}.`);
  }
  return unpackChromium();
}

/**
 * Starts a headless Chromium: one that is installed here, else the one that comes with the development packages.
 *
 * @throws Error in one sentence when no browser starts
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  try {
    return await chromium.launch({
      executablePath,
      args: ARGUMENTS,
      env: { ...withoutUndefined(process.env), ...env },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The browser ${executablePath} does not start: ${REMEDY}.\n${reason}`, {
      cause: error,
    });
  }
}

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

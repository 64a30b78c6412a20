import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { z } from 'zod';
import { repositoryRoot } from '../../tooling/repository-root';

const packageFolder = join(repositoryRoot, 'node_modules/@sparticuz/chromium');

/** A browser with what it needs around it. */
export interface UnpackedChromium {
  readonly executablePath: string;
  /** Variables under which it finds libraries and fonts where the machine has none. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Unpacks the Chromium that lies compressed in an npm package, once for each version of it. For Linux on x64 alone.
 *
 * @throws Error when the package or `tar` is not there
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')));
  const folder = join(repositoryRoot, '.trellis/chromium', version);
  if (!existsSync(folder)) {
    // Written aside and renamed, so that a second run never starts half a browser.
    const draft = `${folder}.${process.pid}`;
    try {
      await unpackInto(draft, folder);
      await rename(draft, folder).catch((error: unknown) => {
        if (!existsSync(folder)) throw error;
      });
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'], join(folder, 'lib')]
        .filter(Boolean)
        .join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/** @param home where the files will be in the end, which their configuration has to know. */
async function unpackInto(draft: string, home: string): Promise<void> {
  await mkdir(draft, { recursive: true });
  await Promise.all([
    decompress('chromium.br', join(draft, 'chromium')),
    ...['al2023', 'fonts', 'swiftshader'].map((name) => unpackArchive(name, draft)),
  ]);
  await writeFile(join(draft, 'fonts.conf'), describeFonts(home));
}

/** The package's own file names folders of another machine. */
function describeFonts(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${home}/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
}

async function unpackArchive(name: string, folder: string): Promise<void> {
  const archive = join(folder, `${name}.tar`);
  await decompress(`${name}.tar.br`, archive);
  await promisify(execFile)('tar', ['-x', '-f', archive, '-C', folder]);
  await rm(archive);
}

async function decompress(name: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(join(packageFolder, 'bin', name)),
    createBrotliDecompress(),
    createWriteStream(target, { mode: 0o755 }),
  );
}

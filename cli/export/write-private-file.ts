import { open, rename, rm } from 'node:fs/promises';
import { CliError } from '../cli-error';

/** Readable by its owner alone. */
const OWNER_ONLY = 0o600;

/**
 * Writes a file with personal data: for its owner's eyes alone, and under its name only once it is whole.
 * @param write hands over pieces; what it returns is returned.
 * @throws {CliError} when the file cannot be written.
 */
export async function writePrivateFile<T>(
  path: string,
  write: (append: (piece: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, 'w', OWNER_ONLY).catch((cause: unknown) => {
    throw new CliError(`${path} cannot be written.`, 'Name another place with --out.', { cause });
  });
  try {
    const result = await write(async (piece) => {
      await file.write(piece);
    });
    await file.close();
    await rename(unfinished, path);
    return result;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}

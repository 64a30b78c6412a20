import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError } from '../cli-error';
import { writePrivateFile } from './write-private-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('writes what is handed over, for the eyes of its owner alone', async () => {
  const path = join(folder, 'a.csv');
  const result = await writePrivateFile(path, async (append) => {
    await append('one,');
    await append('two');
    return 2;
  });
  expect([result, await readFile(path, 'utf8')]).toStrictEqual([2, 'one,two']);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

it('leaves nothing behind when it breaks off', async () => {
  const broken = writePrivateFile(join(folder, 'a.csv'), async (append) => {
    await append('Robin Sample');
    throw new Error('broken');
  });
  await expect(broken).rejects.toThrow('broken');
  expect(await readdir(folder)).toStrictEqual([]);
});

it('names the place that cannot be written to', async () => {
  const path = join(folder, 'missing', 'a.csv');
  await expect(writePrivateFile(path, () => Promise.resolve())).rejects.toThrow(CliError);
});

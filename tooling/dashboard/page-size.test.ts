import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { measurePage } from './page-size';

describe('measurePage', () => {
  let build: string;

  beforeEach(async () => {
    build = await mkdtemp(join(tmpdir(), 'trellis-size-'));
    await mkdir(join(build, '.vite'));
  });

  afterEach(() => rm(build, { recursive: true, force: true }));

  const writeManifest = (manifest: object) =>
    writeFile(join(build, '.vite/manifest.json'), JSON.stringify(manifest));

  it('adds up the entry and what it imports, each once, and nothing that is loaded later', async () => {
    await writeManifest({
      'index.html': { file: 'main.js', isEntry: true, imports: ['_a.js', '_b.js'] },
      '_a.js': { file: 'a.js', imports: ['_b.js'] },
      '_b.js': { file: 'b.js', imports: ['_a.js'] },
      'src/later.tsx': { file: 'later.js', isDynamicEntry: true, imports: ['_a.js'] },
      'style.css': { file: 'style.css' },
    });
    const texts = { 'main.js': 'main()', 'a.js': 'a'.repeat(5_000), 'b.js': 'b()' };
    for (const [name, text] of Object.entries(texts)) await writeFile(join(build, name), text);
    const expected = Object.values(texts).reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(await measurePage(build)).toEqual({
      files: ['main.js', 'a.js', 'b.js'],
      gzipBytes: expected,
    });
  });

  it('refuses a build without a script', async () => {
    await writeManifest({});
    await expect(measurePage(build)).rejects.toThrow('There is no script in');
  });
});

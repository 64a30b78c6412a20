import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPageSources } from './page-sources';

describe('hashPageSources', () => {
  let root: string;
  const write = (path: string, text: string) => writeFile(join(root, path), text);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'trellis-page-'));
    for (const folder of ['dashboard/public', 'dashboard/src/today', 'functions/src/model']) {
      await mkdir(join(root, folder), { recursive: true });
    }
    for (const file of ['index.html', 'package-lock.json', 'package.json', 'vite.config.ts']) {
      await write(`dashboard/${file}`, file);
    }
    await write('tsconfig.base.json', '{}');
    await write('dashboard/src/today/page.tsx', 'one');
    await write('functions/src/model/order.ts', 'one');
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  it('stays the same while nothing changes', async () => {
    expect(await hashPageSources(root)).toBe(await hashPageSources(root));
  });

  it.each(['dashboard/src/today/page.tsx', 'functions/src/model/order.ts', 'dashboard/index.html'])(
    'changes with %s',
    async (path) => {
      const before = await hashPageSources(root);
      await write(path, 'two');
      expect(await hashPageSources(root)).not.toBe(before);
    },
  );

  it('changes when a file gets another name', async () => {
    const before = await hashPageSources(root);
    await rm(join(root, 'dashboard/src/today/page.tsx'));
    await write('dashboard/src/today/other.tsx', 'one');
    expect(await hashPageSources(root)).not.toBe(before);
  });

  it('does not care for tests', async () => {
    const before = await hashPageSources(root);
    await write('dashboard/src/today/page.test.tsx', 'a test');
    expect(await hashPageSources(root)).toBe(before);
  });

  it('fails when a source is missing', async () => {
    await rm(join(root, 'dashboard/index.html'));
    await expect(hashPageSources(root)).rejects.toThrow('dashboard/index.html');
  });
});

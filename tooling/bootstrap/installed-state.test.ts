import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled, markInstalled } from './installed-state.cjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-installed-'));
  mkdirSync(join(folder, 'node_modules'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, packages: object): void {
  writeFileSync(join(folder, path), JSON.stringify({ packages }));
}

const zod = { 'node_modules/zod': { version: '4.6.7' } };

describe('isInstalled', () => {
  it('is false in a fresh clone', () => {
    write('package-lock.json', { '': {}, ...zod });
    expect(isInstalled(folder)).toBe(false);
  });

  it('is true after an install, and false again when the lockfile changes', () => {
    write('package-lock.json', { '': {}, ...zod });
    markInstalled(folder);
    expect(isInstalled(folder)).toBe(true);
    write('package-lock.json', { '': {}, 'node_modules/zod': { version: '4.6.8' } });
    expect(isInstalled(folder)).toBe(false);
  });

  it("believes npm's own note, which leaves out what is for other platforms", () => {
    const forMac = { 'node_modules/fsevents': { version: '2.3.3', optional: true } };
    write('package-lock.json', { '': {}, ...zod, ...forMac });
    write('node_modules/.package-lock.json', zod);
    expect(isInstalled(folder)).toBe(true);
  });

  it.each([
    ['another version is there', { 'node_modules/zod': { version: '4.0.0' } }],
    ['a package is missing', {}],
    ['there is a package too many', { ...zod, 'node_modules/left': { version: '1.0.0' } }],
  ])('is false when %s', (_case, installed) => {
    write('package-lock.json', { '': {}, ...zod });
    write('node_modules/.package-lock.json', installed);
    expect(isInstalled(folder)).toBe(false);
  });
});

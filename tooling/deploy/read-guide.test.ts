import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root';
import { deploySteps } from './all-steps';
import { readGuide } from './read-guide';

const GUIDE = readFileSync(join(repositoryRoot, 'docs/deploy.md'), 'utf8');

describe('readGuide', () => {
  it('reads commands with the heading they stand under, where they are for, and when they are ready', () => {
    const page = [
      '# Guide',
      '```sh emulator',
      'a',
      'b',
      '```',
      '## One',
      '```json',
      '{}',
      '```',
      '```sh cloud',
      'c',
      '```',
      '### Two',
      '```sh emulator until="All is ready."',
      'd',
      '```',
    ];
    expect(readGuide(page.join('\n'))).toStrictEqual([
      { heading: '', kind: 'emulator', readyAt: null, text: 'a\nb' },
      { heading: 'One', kind: 'cloud', readyAt: null, text: 'c' },
      { heading: 'Two', kind: 'emulator', readyAt: 'All is ready.', text: 'd' },
    ]);
  });

  it('refuses commands that do not say where they are for', () => {
    expect(() => readGuide('\n```sh\na\n```')).toThrow('line 2');
    expect(() => readGuide('```sh emulators\na\n```')).toThrow('neither cloud nor emulator');
  });
});

describe('docs/deploy.md', () => {
  const blocks = readGuide(GUIDE);

  it('has steps for this machine and steps for the cloud', () => {
    const kinds = blocks.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'emulator').length).toBeGreaterThan(8);
    expect(kinds.filter((kind) => kind === 'cloud').length).toBeGreaterThan(8);
    expect(blocks.filter(({ readyAt }) => readyAt !== null)).toHaveLength(2);
  });

  it('names every step that a script does, and none that none does', () => {
    const named = [...GUIDE.matchAll(/npm run deploy -- ([a-z-]+)/g)].map(([, name = '']) => name);
    expect([...new Set(named)].toSorted()).toStrictEqual(
      [...Object.keys(deploySteps), 'rehearse'].toSorted(),
    );
  });

  it('types nothing on this machine that needs an account', () => {
    const typed = blocks.filter(({ kind }) => kind === 'emulator').map(({ text }) => text);
    const lines = typed.flatMap((text) => text.split('\n'));
    expect(lines.filter((line) => /^(?:gcloud|firebase|npx firebase) /.test(line))).toStrictEqual(
      [],
    );
    const deploys = lines.filter((line) => line.startsWith('npm run deploy'));
    expect(deploys.length).toBeGreaterThan(3);
    const harmless = /--dry-run|--project demo-trellis|-- check\b/;
    expect(deploys.filter((line) => !harmless.test(line))).toStrictEqual([]);
  });
});

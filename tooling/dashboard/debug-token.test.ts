import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root';

const DASHBOARD = join(repositoryRoot, 'dashboard');

it('no source of the page sets a debug token: whoever knew it would pass for the page', () => {
  const sources = readdirSync(join(DASHBOARD, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => join('src', name));
  const setting = ['index.html', 'vite.config.ts', ...sources].filter((name) =>
    readFileSync(join(DASHBOARD, name), 'utf8').includes('APPCHECK_DEBUG_TOKEN'),
  );
  expect(sources.length).toBeGreaterThan(100);
  expect(setting).toStrictEqual([]);
});

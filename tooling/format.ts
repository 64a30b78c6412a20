import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './repository-root';

const { status } = spawnSync(join(repositoryRoot, 'node_modules/.bin/prettier'), ['--write', '.'], {
  cwd: repositoryRoot,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;

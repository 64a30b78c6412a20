import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { exitCodeOf } from './exit-code-of';
import { readOptions } from './read-options';
import { repositoryRoot } from './repository-root';

function format(): number {
  readOptions({});
  const prettier = join(repositoryRoot, 'node_modules/.bin/prettier');
  const { status } = spawnSync(prettier, ['--write', '.'], {
    cwd: repositoryRoot,
    stdio: 'inherit',
  });
  return status ?? 1;
}

try {
  process.exitCode = format();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = exitCodeOf(error);
}

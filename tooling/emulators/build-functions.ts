import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root';
import { runTool } from '../steps/run-tool';

const functionsFolder = join(repositoryRoot, 'functions');

/**
 * Compiles functions/ to functions/lib. Incremental: what did not change is not written, because a
 * running emulator watches the folder.
 *
 * @throws Error with the compiler's output when it does not compile
 */
export async function buildFunctions(signal: AbortSignal): Promise<void> {
  const buildInfo = join(functionsFolder, 'lib/.tsbuildinfo');
  // A build note without its output, left by someone who deleted files, would make tsc do nothing.
  if (!existsSync(join(functionsFolder, 'lib/index.js'))) await rm(buildInfo, { force: true });
  const { code, output } = await runTool({
    command: join(functionsFolder, 'node_modules/.bin/tsc'),
    args: [
      '--project',
      join(functionsFolder, 'tsconfig.build.json'),
      '--incremental',
      '--tsBuildInfoFile',
      buildInfo,
    ],
    signal,
  });
  if (code !== 0) throw new Error(`functions/ does not compile:\n${output.trimEnd()}`);
}

import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from '../cli/cli-error';

/**
 * The options of a command line, as `parseArgs` reads them.
 *
 * @throws {UsageError} in one sentence that points at `--help`
 */
export function readOptions<const Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node goes on to explain how to quote; the first sentence says what is wrong.
    const [said] = error.message.split(/\.\s|\.?\n|\.?$/);
    throw new UsageError(`${said} (see --help).`, null, { cause: error });
  }
}

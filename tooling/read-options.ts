import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import { UsageError } from '../cli/cli-error';

/** What `parseArgs` throws about a command line. */
const complaintSchema = z.object({
  code: z.string().startsWith('ERR_PARSE_ARGS'),
  message: z.string(),
});

/**
 * The options of a command line, as `parseArgs` reads them.
 *
 * @throws {UsageError} in one sentence that points at `--help`
 */
export function readOptions<const Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    const complaint = complaintSchema.safeParse(error);
    if (!complaint.success) throw error;
    // Node goes on to explain how to quote; the first sentence says what is wrong.
    const [said] = complaint.data.message.split(/\.\s|\.?\n|\.?$/);
    throw new UsageError(`${said} (see --help).`, null, { cause: error });
  }
}

import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { STREAMS, streamSchema, type Stream } from '../../functions/src/model/source';
import { createAlleavesRenormaliser } from '../../functions/src/pos/alleaves/renormalise';
import { LeaseLost } from '../../functions/src/store/errors';
import { replay, type ReplayRequest } from '../../functions/src/sync/replay';
import type { ReplayReport } from '../../functions/src/sync/replay-report';
import { CliError, EXIT, UsageError } from '../cli-error';
import { explainError } from '../explain-error';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';
import { describeReplayProgress, renderReplay } from '../replay/render-replay';
import { example } from './example';
import { readWholeNumber, type Context, type Shell } from './shell';

const MOST_EXAMPLES = 1_000;

interface ReplayOptions {
  readonly stream?: string;
  readonly id?: string;
  readonly after?: string;
  readonly dryRun?: boolean;
  readonly examples: string;
}

const HELP = `
Every record keeps the payload it was made from. After a change of the rules that turn payloads into
records, of the status table, or of a location's time zone, this makes the records again, without
asking the POS. --dry-run tells which fields would change; of people it tells only that they differ.
What a sync or a webhook stores meanwhile is left alone.`;

/** `replay [orgId]` */
export function defineReplay(program: Command, shell: Shell): void {
  program
    .command('replay')
    .description('make records again from their stored payloads, without the POS')
    .argument('[orgId]', 'may be left out when there is only one')
    .option('--stream <name>', `one of ${STREAMS.join(', ')}; all when left out`)
    .option('--id <id>', 'one record alone, such as alv_9; needs --stream')
    .option('--after <id>', 'go on after this record, where a replay stopped; needs --stream')
    .option('--dry-run', 'only compare, field by field')
    .option('--examples <n>', 'records to show field by field', '5')
    .addHelpText('after', HELP + example('replay maple-street --dry-run'))
    .action(async (orgId: string | undefined, options: ReplayOptions, command: Command) => {
      const wanted = readOptions(options);
      shell.exitWith(await runReplay(await shell.open(command), orgId, wanted));
    });
}

type Wanted = Omit<ReplayRequest, 'orgId' | 'pos' | 'by' | 'onProgress'>;

function readOptions({ stream, id, after, dryRun = false, examples }: ReplayOptions): Wanted {
  if (stream === undefined && (id !== undefined || after !== undefined))
    throw new UsageError('--id and --after need --stream: ids of different streams may be equal.');
  return {
    streams: stream === undefined ? STREAMS : [readStream(stream)],
    ...(id === undefined ? {} : { id }),
    ...(after === undefined ? {} : { after }),
    dryRun,
    maxExamples: readWholeNumber('--examples', examples, MOST_EXAMPLES),
  };
}

function readStream(text: string): Stream {
  const stream = streamSchema.safeParse(text);
  if (stream.success) return stream.data;
  throw new UsageError(`--stream must be one of ${STREAMS.join(', ')}.`);
}

async function runReplay(
  { connection, world, output }: Context,
  named: string | undefined,
  wanted: Wanted,
) {
  const { db } = connection;
  const { orgId, org } = await findOrg(db, named);
  let latest: ReplayReport | null = null;
  const onProgress = (report: ReplayReport): void => {
    latest = report;
    output.progress(describeReplayProgress(report));
  };
  const renormaliser = createAlleavesRenormaliser();
  const tools = { db, renormaliser, now: world.now, newId: () => randomUUID() };
  const request = { ...wanted, orgId, pos: org.pos, by: nameOperator(), onProgress };
  const reports = await replay(tools, request).catch((error: unknown) => {
    throw toReplayError(error, orgId, latest);
  });
  if (wanted.id !== undefined && reports.every(({ records }) => records === 0))
    throw new CliError(`There is no record ${wanted.id} among the ${wanted.streams.join()}.`);
  for (const line of renderReplay(reports, wanted.dryRun, output.paint)) output.line(line);
  output.result({ orgId, dryRun: wanted.dryRun, streams: reports });
  return EXIT.ok;
}

/** What stopped a replay, and how to go on. */
function toReplayError(error: unknown, orgId: string, latest: ReplayReport | null): CliError {
  const cause = { cause: error };
  if (error instanceof LeaseLost)
    return new CliError(
      `A sync of ${orgId} is at work on the same records.`,
      'Replay again when it has ended; what is done already stays done.',
      cause,
    );
  const explained = explainError(error);
  if (latest?.cursor === undefined || latest.cursor === null) return explained;
  const goOn = `npm run trellis -- replay ${orgId} --stream ${latest.stream} --after ${latest.cursor}`;
  return new CliError(explained.message, `Go on with: ${goOn}`, cause);
}

import { z } from 'zod';
import { runCampaign } from '../campaign';
import { STORIES, type StoryKind } from '../schedule/stories';

/** Runs in a spoiled copy: plays seeds until one fails, and prints which. */
async function huntOne(from: number, seeds: number, stories: StoryKind): Promise<void> {
  const report = await runCampaign({ from, seeds, backend: 'memory', stories, stopAtFirst: true });
  const [failed] = report.failed;
  const sign =
    failed && (failed.firstViolation ?? failed.differences[0] ?? failed.waiting[0] ?? 'unknown');
  process.stdout.write(JSON.stringify({ seedsTaken: failed ? report.seeds : null, sign }));
  process.exit(0);
}

const [, , from, seeds, stories] = process.argv;
void huntOne(Number(from), Number(seeds), z.enum(STORIES).parse(stories));

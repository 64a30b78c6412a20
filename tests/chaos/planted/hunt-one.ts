import { runCampaign } from '../campaign';

/** Runs in a spoiled copy: plays seeds until one fails, and prints which. */
async function huntOne(from: number, seeds: number): Promise<void> {
  const report = await runCampaign({ from, seeds, backend: 'memory', stopAtFirst: true });
  const [failed] = report.failed;
  const sign =
    failed && (failed.firstViolation ?? failed.differences[0] ?? failed.waiting[0] ?? 'unknown');
  process.stdout.write(JSON.stringify({ seedsTaken: failed ? report.seeds : null, sign }));
  process.exit(0);
}

void huntOne(Number(process.argv[2]), Number(process.argv[3]));

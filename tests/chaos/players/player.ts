import { playSeeds } from '../campaign';
import { sittingSchema } from './messages';

/** A process of its own: plays the seeds that it is told of and sends how each ended. */
async function play(): Promise<void> {
  // The database's client takes a stack trace with every call, and mapping those back is dear.
  process.setSourceMapsEnabled(false);
  const { first, last, step, side, backend, stories } = sittingSchema.parse(
    JSON.parse(process.argv[2] ?? ''),
  );
  let next = first;
  const takeNext = (): number | null => {
    const seed = next;
    next += step;
    return seed <= last ? seed : null;
  };
  await playSeeds({
    takeNext,
    backend,
    stories,
    side,
    onResult: (result) => process.send?.(result),
  });
  process.disconnect();
}

process.on('disconnect', () => process.exit());
void play();

import type { Write } from '../../../functions/src/store/database';
import { openDatabase } from '../../../functions/src/store/open-database';
import { DEMO_PROJECT } from '../../emulators/emulator-env';
import { shopTaskSchema, type ShopNews } from './shop-news';
import { shopWrites, type ShopFacts } from './shop-writes';
import { storeWrites } from './store-writes';

const SAY_EVERY = 50_000;

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function sayNowAndThen(): (stored: number) => void {
  let said = 0;
  return (stored) => {
    if (stored - said < SAY_EVERY) return;
    said = stored;
    say(`  ${stored} documents stored`);
  };
}

async function store(message: unknown): Promise<ShopNews> {
  const task = shopTaskSchema.parse(message);
  const db = openDatabase({ projectId: DEMO_PROJECT });
  const facts: ShopFacts[] = [];
  function* writes(): Generator<Write> {
    facts.push(yield* shopWrites(task));
  }
  const documents = await storeWrites(db, writes(), sayNowAndThen());
  const [{ stats, regular } = { stats: null, regular: '' }] = facts;
  const segments = stats?.segments;
  const listed = Object.values(segments ?? {}).reduce((sum, one) => sum + one, 0);
  return { documents, listed, vips: segments?.vip ?? 0, id: regular };
}

process.once('message', (message) => {
  store(message).then(
    (news) => process.send?.(news, () => process.disconnect()),
    (error: unknown) => {
      say(error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exit(1);
    },
  );
});

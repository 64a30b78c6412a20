import { Watch } from '../assertions/watch';
import { FaultDeck } from '../faults/fault-deck';
import type { FaultKind } from '../faults/fault-kinds';
import { Dice } from '../schedule/dice';
import { Crew } from '../workers/crew';
import type { Surroundings } from '../workers/seam';
import { Turnstile } from '../workers/turnstile';
import { openBackend, type Backend, type BackendName } from './backend';
import type { Known } from './changes';
import { Chronicle } from './chronicle';
import { WorldClock } from './clock';
import { Mailbox } from './mailbox';
import { makeOrgs } from './make-orgs';
import { SMALL, startPosSide, type PosSide } from './pos-side';
import { publishTo, triggerFor } from './post-office';

const HOUR_MS = 3_600_000;
const RECENT_ORDERS = 8;

/** Everything of one seed: the point of sale, the database, the workers and what is on its way between them. */
export interface ChaosWorld {
  readonly backend: Backend;
  readonly pos: PosSide;
  readonly clock: WorldClock;
  readonly deck: FaultDeck;
  readonly dice: Dice;
  readonly mail: Mailbox;
  readonly crew: Crew;
  readonly watch: Watch;
  readonly known: Known;
  readonly chronicle: Chronicle;
  /** Kinds of the simulator's rules, in the order in which they were added. */
  readonly posFaults: FaultKind[];
  readonly tell: (line: () => string) => void;
  close(): Promise<void>;
}

/** Makes a world in which nothing has happened yet. */
export async function createWorld(options: {
  seed: number;
  customersDated: boolean;
  handOverAfterMs: number;
  backend: BackendName;
  /** See {@link openBackend}. */
  project?: string | undefined;
  /** Where the story is told to; null for nowhere. */
  story: ((line: string) => void) | null;
  /** Sees and changes what surrounds the workers. */
  surround?: (around: Surroundings) => Surroundings;
}): Promise<ChaosWorld> {
  const { seed, customersDated, story } = options;
  const backend = await openBackend(options.backend, options.project);
  const pos = await startPosSide(seed, customersDated, SMALL);
  const clock = new WorldClock(pos.simulator, (ms) => backend.advance(ms));
  const dice = new Dice(seed ^ 0x5eed);
  const deck = new FaultDeck();
  const mail = new Mailbox();
  const posFaults: FaultKind[] = [];
  const chronicle = new Chronicle();
  const watch = new Watch(clock.nowMs, () => posFaults.includes('walk_empty'), {
    posFaults,
    chronicle,
  });
  const tell = (line: () => string): void =>
    story?.(`${new Date(clock.nowMs()).toISOString().slice(11, 23)} ${line()}`);
  const office = { mail, deck, dice, nowMs: clock.nowMs };
  const plain: Surroundings = {
    turnstile: new Turnstile(dice, clock.nowMs, tell),
    deck,
    dice,
    nowMs: clock.nowMs,
    pass: clock.advance,
    tell,
    onCommit: (worker, writes) => {
      watch.onCommit(worker, writes);
      triggerFor(office, writes);
    },
    onError: (worker, error) => watch.onError(worker, error),
  };
  let ids = 0;
  const crew = new Crew(options.surround?.(plain) ?? plain, {
    database: backend.database,
    nowMs: clock.nowMs,
    advance: clock.advance,
    newId: () => `id-${(ids += 1)}`,
    random: () => dice.unit(),
    handOverAfterMs: options.handOverAfterMs,
    publish: (seam) => {
      const publish = publishTo(office, seam);
      return (jobs) => {
        watch.erasures.onSaid('a message', jobs);
        return publish(jobs);
      };
    },
    watchWalk: ({ worker }) => ({
      begin: (request) => watch.streams.begin(worker, request),
      asked: () => watch.count('asked_by_id'),
    }),
    log: ({ worker }, message, fields) => {
      watch.erasures.onSaid('a line of the log', [message, fields]);
      tell(() => `  ${worker.name} says: ${message} ${JSON.stringify(fields)}`);
    },
  });
  await makeOrgs(backend.database, pos);
  const known = listKnown(pos, clock.nowMs());
  return {
    backend,
    pos,
    clock,
    deck,
    dice,
    mail,
    crew,
    watch,
    known,
    chronicle,
    posFaults,
    tell,
    async close() {
      await pos.close();
      await backend.close();
    },
  };
}

/** Orders of the last two days among others: a plain pull sees what becomes of them. */
function listKnown({ simulator }: PosSide, nowMs: number): Known {
  const truth = simulator.truth({ customers: true });
  const customers = (truth.perCustomer ?? [])
    .filter(({ guest }) => !guest)
    .map((one) => one.id_customer);
  const recentOrders = Array.from({ length: RECENT_ORDERS }, (_, index) => {
    const placedAt = new Date(nowMs - (index + 1) * 6 * HOUR_MS).toISOString();
    const buyer = customers[index * 5] ?? null;
    const status = index % 2 === 0 ? 'completed' : 'submitted';
    return simulator.orders.place({ id_customer: buyer, status, date_created: placedAt }).id;
  });
  return { customers, products: Object.keys(truth.stockByItem), recentOrders };
}

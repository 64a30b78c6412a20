import type { Observation } from '../model/observation';
import { observationSchema } from '../model/observation';
import { STREAMS, type Stream } from '../model/source';
import type { PosAdapter, PosPage } from '../pos/adapter';

/** A running POS that holds some records of every stream, and the ways in which the contract meets it. */
export interface ContractWorld {
  /** A new adapter, for a new run. All of them share the POS. */
  connect(credentials: 'right' | 'wrong'): PosAdapter;
  /** The external ids of all records the POS holds. More than one page of them for customers and orders. */
  readonly ids: Readonly<Record<Stream, readonly string[]>>;
  /** An instant with orders before and after it. */
  readonly since: Date;
  /** Logins that the POS was asked for so far. */
  logins(): number;
  /** Removes a record at the POS. Called only for streams whose walks report deletions. */
  remove(stream: Stream, externalId: string): void;
  close(): Promise<void>;
}

interface Visit {
  readonly since?: Date;
  readonly resumeAt?: string;
}

async function visit(adapter: PosAdapter, stream: Stream, { since, resumeAt }: Visit = {}) {
  const pages: PosPage[] = [];
  const request = { stream, since: since ?? null, resumeAt: resumeAt ?? null };
  for await (const page of adapter.walk(request)) pages.push(page);
  return pages;
}

const observationsOf = (pages: readonly PosPage[]): Observation[] =>
  pages.flatMap((page) => page.observations);

const idsOf = (pages: readonly PosPage[]): string[] =>
  observationsOf(pages).map(({ externalId }) => externalId);

const sorted = (ids: readonly string[]): string[] => ids.toSorted();

function withoutTimes(pages: readonly PosPage[]): unknown[] {
  return observationsOf(pages).map(({ observedAt: _observedAt, ...rest }) => rest);
}

/** Orders placed at or after an instant. */
function placedSince(pages: readonly PosPage[], since: Date): string[] {
  return observationsOf(pages).flatMap((observation) =>
    observation.stream === 'orders' && observation.body.placedAt >= since
      ? [observation.externalId]
      : [],
  );
}

/**
 * The laws that every adapter of `pos/adapter.ts` keeps, whatever the POS behind it. They ask the adapter's
 * capabilities and nothing else about it.
 */
export function describePosContract(name: string, startWorld: () => Promise<ContractWorld>): void {
  describe(`the POS contract, kept by ${name}`, () => {
    let world: ContractWorld;
    let adapter: PosAdapter;

    beforeAll(async () => {
      world = await startWorld();
    });
    beforeEach(() => {
      adapter = world.connect('right');
    });
    afterAll(() => world.close());

    describe.each(STREAMS)('for %s', (stream) => {
      it('serves every record exactly once', async () => {
        expect(sorted(idsOf(await visit(adapter, stream)))).toStrictEqual(
          sorted(world.ids[stream]),
        );
      });

      it('serves records of the model, with ids that carry where they come from', async () => {
        for (const observation of observationsOf(await visit(adapter, stream))) {
          expect(observationSchema.parse(observation)).toStrictEqual(observation);
          expect(observation.stream).toBe(stream);
          expect(observation.id).toMatch(new RegExp(`^[a-z]+_${observation.externalId}$`));
        }
      });

      it('serves the rest of the walk from each of its positions on', async () => {
        const whole = await visit(adapter, stream);
        for (const [index, page] of whole.entries()) {
          const rest = await visit(world.connect('right'), stream, { resumeAt: page.position });
          expect(idsOf(rest)).toEqual(expect.arrayContaining(idsOf(whole.slice(index))));
          expect(rest[0]?.position).toBe(page.position);
        }
      });

      it('serves the same records when it walks again', async () => {
        const first = withoutTimes(await visit(adapter, stream));
        expect(withoutTimes(await visit(adapter, stream))).toStrictEqual(first);
      });

      it('refuses a position that is none of its own', async () => {
        const walk = visit(adapter, stream, { resumeAt: '{"page":"' });
        await expect(walk).rejects.toMatchObject({ name: 'PosError', kind: 'contract' });
      });

      it('reads one record by its id if it says that it can', async () => {
        const known = world.ids[stream][0] ?? '';
        const asked = adapter.readOne(stream, known);
        if (adapter.capabilities.readOne[stream]) {
          const observation = { stream, externalId: known };
          expect(await asked).toMatchObject({ outcome: 'found', observation });
        } else {
          await expect(asked).rejects.toMatchObject({ name: 'PosError', kind: 'refused' });
        }
      });

      it('calls a record that the POS does not have missing', async () => {
        if (!adapter.capabilities.readOne[stream]) return;
        for (const unknown of ['987654321', '../auth', '']) {
          expect(await adapter.readOne(stream, unknown)).toStrictEqual({ outcome: 'missing' });
        }
      });

      it('reports a deletion if it says that it does, and never otherwise', async () => {
        const gone = world.ids[stream].at(-1) ?? '';
        const reports = adapter.capabilities.deletes[stream];
        if (reports) world.remove(stream, gone);
        const pages = await visit(adapter, stream);
        expect(pages.flatMap((page) => page.deletions)).toStrictEqual(reports ? [gone] : []);
        expect(idsOf(pages).includes(gone)).toBe(!reports);
      });
    });

    it('serves at least the orders placed at or after an instant, and not all of them', async () => {
      const expected = placedSince(await visit(adapter, 'orders'), world.since);
      const served = idsOf(await visit(adapter, 'orders', { since: world.since }));
      expect(expected.length).toBeGreaterThan(0);
      expect(served).toEqual(expect.arrayContaining(expected));
      expect(served.length).toBeLessThan(world.ids.orders.length);
    });

    it('counts the requests it sends', async () => {
      expect(adapter.apiCalls()).toBe(0);
      await adapter.listLocations();
      const first = adapter.apiCalls();
      expect(first).toBeGreaterThan(0);
      await visit(adapter, 'orders');
      expect(adapter.apiCalls()).toBeGreaterThan(first);
    });

    it('lists locations whose zones exist', async () => {
      const locations = await adapter.listLocations();
      expect(locations.length).toBeGreaterThan(0);
      for (const { timezone } of locations) {
        expect(() => new Intl.DateTimeFormat('en-US', { timeZone: timezone })).not.toThrow();
      }
    });

    it('gives up on wrong credentials after two logins at most, for good', async () => {
      const stranger = world.connect('wrong');
      const before = world.logins();
      for (const stream of STREAMS) {
        const walk = visit(stranger, stream);
        await expect(walk).rejects.toMatchObject({ name: 'PosError', kind: 'authentication' });
      }
      await expect(stranger.listLocations()).rejects.toMatchObject({ kind: 'authentication' });
      expect(world.logins() - before).toBeLessThanOrEqual(2);
    });
  });
}

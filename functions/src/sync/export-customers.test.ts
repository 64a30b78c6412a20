import { auditSchema, type Audit } from '../model/audit';
import { toCustomerQuery, type CustomerFilter } from '../model/customer-filter';
import { EXPORT_COLUMNS, type ExportColumn } from '../model/customer-export';
import type { CustomerObservation } from '../model/observation';
import { makeCustomer } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createRecomputeWorld, orderOf, T1 } from '../testing/recompute-world';
import { exportCustomers } from './export-customers';

type World = Awaited<ReturnType<typeof createRecomputeWorld>>;

function named(index: number, displayName: string | null, change: object = {}) {
  const made = makeCustomer(index, T1);
  const names = { displayName, firstName: null, lastName: null };
  return { ...made, ...change, body: { ...made.body, ...names, ...change } };
}

async function createShop(customers: readonly CustomerObservation[]): Promise<World> {
  const world = await createRecomputeWorld();
  const orders = customers.map((_, index) => orderOf(index + 1, index + 1, (index + 1) * 1_000));
  await commitTo(world.db, customers);
  await commitTo(world.db, orders);
  await world.recompute();
  return world;
}

interface Wanted {
  readonly filter?: CustomerFilter;
  readonly columns?: readonly ExportColumn[];
  readonly mostRows?: number;
  readonly listens?: (pieces: number) => boolean | Promise<boolean>;
}

async function exportFrom({ db, now }: World, wanted: Wanted = {}) {
  const { filter = {}, columns = EXPORT_COLUMNS, mostRows = Infinity } = wanted;
  const { listens = () => true } = wanted;
  const pieces: string[] = [];
  const problems: string[] = [];
  const result = await exportCustomers(
    {
      db,
      now: () => now,
      newId: () => `a${db.commits.length}`,
      log: (said) => problems.push(said),
    },
    {
      orgId: 'maple',
      filter,
      columns,
      by: 'u1',
      mostRows,
      send: async (csv) => listens(pieces.push(csv)),
    },
  );
  return { result, pieces, problems, lines: pieces.join('').split('\r\n').slice(1, -1) };
}

const auditsOf = ({ db }: World): Audit[] =>
  db.pathsUnder('orgs/maple/audit/').map((path) => auditSchema.parse(db.dump().get(path)));

describe('an export of customers', () => {
  it('has a line for each, with headings, contact details and what is unknown left empty', async () => {
    const contact = { email: 'robin@example.test', phone: '+13155550123', birthDate: '1990-04-02' };
    const known = { contact, birthYear: 1990, hasEmail: true, hasPhone: true };
    const world = await createShop([{ ...makeCustomer(1, T1), contact }, makeCustomer(2, T1)]);
    const path = 'orgs/maple/customers/cur_1';
    const { profile } = Object(world.db.dump().get(path));
    const { contact: _, ...more } = known;
    const consent = {
      email: { granted: true, at: T1, by: 'u1' },
      sms: { granted: false, at: T1, by: 'u1' },
    };
    const crm = { tags: [], notes: null, consent, contactCorrected: true };
    const edited = { by: 'u1', at: T1 };
    await world.db.commit([
      { op: 'update', path, data: { profile: { ...profile, ...more }, crm } },
      {
        op: 'set',
        path: `${path}/private/overrides`,
        data: { email: 'r@new.example.test', edited },
      },
    ]);
    const { pieces, result } = await exportFrom(world, { filter: { sort: 'spent_asc' } });
    expect(result).toStrictEqual({ outcome: 'sent', rows: 2 });
    expect(pieces.join('')).toBe(
      [
        '\uFEFFCustomer,Name,Segment,Value,Spend tier,Loyalty tier,RFM group,Orders,Spent ($),Average order ($),Last order,' +
          'Favourite category,Risk of churn,Agreed to e-mail,Agreed to text messages,Agreed to calls,Agreed to post,Of age,Phone,E-mail',
        'cur_1,Robin 1,New,New,Bronze,Bronze,,1,10.00,10.00,2026-01-20,,Medium,Yes,No,Never asked,Never asked,Yes,315-555-0123,r@new.example.test',
        'cur_2,Robin 2,New,New,Bronze,Bronze,,1,20.00,20.00,2026-01-20,,Medium,Never asked,Never asked,Never asked,Never asked,"Under 21, or age unknown",,',
        '',
      ].join('\r\n'),
    );
  });

  it('disarms hostile names', async () => {
    const names = [
      '=1+1',
      '<img onerror=x>',
      '\u202Elive',
      '"quoted", name',
      'x'.repeat(300),
      null,
    ];
    const world = await createShop(names.map((name, index) => named(index + 1, name)));
    const wanted = { columns: ['name'], filter: { sort: 'orders_asc' } } as const;
    expect((await exportFrom(world, wanted)).lines).toStrictEqual([
      "'=1+1",
      '<img onerror=x>',
      '\u202Elive',
      '"""quoted"", name"',
      'x'.repeat(300),
      'Customer #6',
    ]);
  });

  it('is the list in its order, whatever the filter, and leaves at most 200 at a time', async () => {
    const customers = Array.from({ length: 240 }, (_, index) =>
      named(index + 1, index % 3 === 0 ? `Zoë ${index}` : `Robin ${index}`),
    );
    const world = await createShop(customers);
    for (const filter of [{}, { search: 'zoe', sort: 'spent_desc' }, { segment: 'vip' }] as const) {
      const question = { orgId: 'maple', filter, timezone: 'America/New_York', limit: 1_000 };
      const expected = (await world.db.query(toCustomerQuery(question))).map(({ id }) => id);
      const { lines, pieces, result } = await exportFrom(world, { filter, columns: ['id'] });
      expect(lines).toStrictEqual(expected);
      expect(result).toStrictEqual({ outcome: 'sent', rows: expected.length });
      const longest = Math.max(...pieces.map((piece) => piece.split('\r\n').length - 1));
      expect(longest).toBeLessThanOrEqual(200);
    }
  });

  it('leaves out whom the list does not show: walk-in rows, the deleted, and whoever is deleted meanwhile', async () => {
    const world = await createShop([1, 2, 3].map((index) => makeCustomer(index, T1)));
    const listens = async () => {
      await world.db.commit([
        { op: 'update', path: 'orgs/maple/customers/cur_2', data: { insights: null } },
      ]);
      return true;
    };
    const { lines, result } = await exportFrom(world, { columns: ['id'], listens });
    expect(lines).toStrictEqual(['cur_3', 'cur_1']);
    expect(result).toMatchObject({ rows: 2 });
  });

  it('tells the audit log how many are on the list, before the first line leaves', async () => {
    const world = await createShop(
      Array.from({ length: 250 }, (_, index) => makeCustomer(index + 1, T1)),
    );
    const noted: number[] = [];
    const { result, pieces } = await exportFrom(world, {
      listens: (count) => {
        noted.push(auditsOf(world).length);
        return count < 2;
      },
    });
    expect(result).toStrictEqual({ outcome: 'left', rows: 200 });
    expect(pieces).toHaveLength(2);
    expect(noted).toStrictEqual([1, 1]);
    expect(auditsOf(world)).toStrictEqual([
      {
        action: 'customers_exported',
        target: null,
        detail: '250 customers',
        by: 'u1',
        at: world.now,
        expireAt: expect.any(Date),
      },
    ]);
  });

  it('refuses what is too long for one piece, and reports who cannot be read', async () => {
    const world = await createShop([1, 2, 3].map((index) => makeCustomer(index, T1)));
    expect(await exportFrom(world, { mostRows: 2 })).toMatchObject({
      result: { outcome: 'too_long', rows: 3 },
      pieces: [],
    });
    await world.db.commit([
      { op: 'update', path: 'orgs/maple/customers/cur_2', data: { profile: { odd: true } } },
    ]);
    expect(await exportFrom(world, { columns: ['id'], mostRows: 3 })).toMatchObject({
      result: { outcome: 'sent', rows: 2 },
      lines: ['cur_3', 'cur_1'],
      problems: ['a customer cannot be exported'],
    });
  });
});

import { makeToken, startScriptedPos, type Script, type ScriptedPos } from './scripted-pos';

export type Row = Readonly<Record<string, unknown>>;

/** What a small Alleaves holds, newest order first, and how it behaves. */
export interface ScriptedAlleaves {
  readonly customers?: readonly Row[];
  readonly orders?: readonly Row[];
  readonly stock?: readonly Row[];
  /** The instant that its tokens count from. */
  readonly now: Date;
  /** The only password it accepts. */
  readonly password?: string;
  /** Which date `startDate` and `endDate` filter, whole days in UTC. Default `date_created`. */
  readonly filteredDate?: 'date_created' | 'date_updated';
  /** Whether list rows carry the lines of an order. Default true. */
  readonly linesInList?: boolean;
}

const PAGE_SIZE = 100;

/** A row of `GET /location`, with one of the live keys that such rows carry. */
function locationRow(id: number, timezone: string): Row {
  return {
    id_location: id,
    location: `Store ${id}`,
    timezone,
    active: true,
    mosaic_api_key: 'live',
  };
}

const LOCATIONS = [locationRow(1000, 'America/New_York'), locationRow(1001, 'America/Los_Angeles')];

function pageOf(rows: readonly Row[], page: unknown): readonly Row[] {
  return rows.slice((Number(page) - 1) * PAGE_SIZE, Number(page) * PAGE_SIZE);
}

function withoutLines({ items: _items, ...row }: Row): Row {
  return row;
}

function listOrders(pos: ScriptedAlleaves, query: URLSearchParams): readonly Row[] {
  const [from, to] = [query.get('startDate') ?? '', query.get('endDate') ?? ''];
  const days = (row: Row): string => String(row[pos.filteredDate ?? 'date_created']).slice(0, 10);
  const inside = (pos.orders ?? []).filter((row) => days(row) >= from && days(row) <= to);
  const page = pageOf(inside, query.get('page'));
  return pos.linesInList === false ? page.map(withoutLines) : page;
}

/** Answers as a small, faultless Alleaves would; the customer list as an object with the keys 0, 1, 2… */
export function scriptAlleaves(pos: ScriptedAlleaves): Script {
  const token = makeToken(new Date(pos.now.getTime() + 86_400_000));
  const headers = { date: pos.now.toUTCString() };
  return ({ path, query, body, headers: sent }) => {
    const asked: Row = body === '' ? {} : JSON.parse(body);
    if (path === '/auth') {
      const isRight = pos.password === undefined || asked['password'] === pos.password;
      return isRight ? { headers, body: { token } } : { status: 401, body: { message: 'no' } };
    }
    if (sent.authorization !== `Bearer ${token}`) return { status: 401, body: { message: 'no' } };
    if (path === '/location') return { headers, body: LOCATIONS };
    if (path === '/customer/search') {
      const rows = pageOf(pos.customers ?? [], asked['page']);
      return { headers, body: Object.fromEntries(rows.entries()) };
    }
    if (path === '/order') return { headers, body: listOrders(pos, query) };
    if (path === '/inventory/search') return { headers, body: pos.stock ?? [] };
    const order = pos.orders?.find((row) => path === `/order/${String(row['id_order'])}`);
    return order ? { headers, body: order } : { status: 404, body: { message: 'not found' } };
  };
}

/** Starts a small Alleaves on a free port. */
export function startScriptedAlleaves(pos: ScriptedAlleaves): Promise<ScriptedPos> {
  return startScriptedPos(scriptAlleaves(pos));
}

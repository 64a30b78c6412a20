type Row = Readonly<Record<string, unknown>>;

/** Everything that the point of sale says, as raw rows. */
export interface TruthRows {
  readonly locations: readonly Row[];
  readonly customers: readonly Row[];
  readonly orders: readonly Row[];
  readonly stock: readonly Row[];
}

const PAGE_SIZE = 100;

/** Asks the point of sale for everything, with a client that shares nothing with the adapter. */
export async function readTruth(
  url: string,
  login: { username: string; password: string; pin: string },
): Promise<TruthRows> {
  const { token } = asRow(await ask(url, '/auth', { body: login }));
  const authorization = `Bearer ${String(token)}`;
  const get = (path: string, body?: unknown): Promise<unknown> =>
    ask(url, path, body === undefined ? { authorization } : { authorization, body });
  return {
    locations: asRows(await get('/location')),
    customers: await allPages((page) => get('/customer/search', { page, pageSize: PAGE_SIZE })),
    orders: await allPages((page) =>
      get(`/order?page=${page}&pageSize=${PAGE_SIZE}&startDate=2020-01-01&endDate=2030-01-01`),
    ),
    stock: asRows(await get('/inventory/search', { query: '' })),
  };
}

async function allPages(fetchPage: (page: number) => Promise<unknown>): Promise<Row[]> {
  const all: Row[] = [];
  for (let page = 1; ; page += 1) {
    const rows = asRows(await fetchPage(page));
    all.push(...rows);
    // Fewer rows than asked for may be all that the point of sale gives at a time.
    if (rows.length === 0) return all;
  }
}

async function ask(
  url: string,
  path: string,
  how: { authorization?: string; body?: unknown },
): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method: how.body === undefined ? 'GET' : 'POST',
    headers: how.authorization === undefined ? {} : { authorization: how.authorization },
    ...(how.body === undefined ? {} : { body: JSON.stringify(how.body) }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

function asRow(value: unknown): Row {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function asRows(value: unknown): Row[] {
  return Object.values(asRow(value))
    .filter((one) => typeof one === 'object' && one !== null)
    .map(asRow);
}

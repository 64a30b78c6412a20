import type { Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { decodeList } from '../../../functions/src/pos/alleaves/envelope';
import type { Page, Task } from './messages';
import { openPos, type PosClient } from './pos-client';

const PAGE_SIZE = 100;
const BATCH = 400;

const rowSchema = z.looseObject({});
type Row = z.infer<typeof rowSchema>;
const rowsSchema = z.array(rowSchema);

const readList = (answer: unknown): Row[] => rowsSchema.parse(decodeList(answer).rows);

/**
 * The method that Trellis replaces, as it is usually written: pages one after another, then every record written anew in batches
 * of 400 with merge, one batch after another, and what customers spent added up from the orders that were fetched. It keeps no
 * raw payload, no insights and no books, and looks at nothing that is stored.
 * @returns how many documents it wrote.
 */
export async function runOldMethod(firestore: Firestore, task: Task): Promise<number> {
  const pos = await openPos(task);
  const customers = await fetchAll(pos, (page) => ({
    method: 'POST',
    path: '/customer/search',
    query: {},
    body: { page, pageSize: PAGE_SIZE },
  }));
  const today = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const orders = await fetchAll(pos, (page) => ({
    method: 'GET',
    path: '/order',
    query: {
      startDate: '2020-01-01',
      endDate: today,
      page: String(page),
      pageSize: String(PAGE_SIZE),
    },
    body: null,
  }));
  const stock = readList(
    await pos.fetch({ method: 'POST', path: '/inventory/search', query: {}, body: { query: '' } }),
  );
  const spent = addUp(orders);
  const org = firestore.doc(`orgs/${task.orgId}`);
  let written = 0;
  const writeAll = async (name: string, rows: readonly Row[], toId: (row: Row) => string) => {
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = firestore.batch();
      for (const row of rows.slice(from, from + BATCH))
        batch.set(org.collection(name).doc(toId(row)), row, { merge: true });
      await batch.commit();
      written += Math.min(BATCH, rows.length - from);
    }
  };
  await writeAll(
    'customers',
    customers.map((row) => ({ ...toCustomer(row), ...spent.get(String(row['id_customer'])) })),
    ({ id }) => `alv_${String(id)}`,
  );
  await writeAll('orders', orders.map(toOrder), ({ id }) => `alv_${String(id)}`);
  await writeAll('products', stock.map(toProduct), ({ id }) => `alv_${String(id)}`);
  return written;
}

async function fetchAll(pos: PosClient, toPage: (page: number) => Page): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await pos.fetch(toPage(page));
    const found = readList(answer);
    rows.push(...found);
    if (found.length === 0) return rows;
  }
}

interface Spending {
  totalSpentCents: number;
  orderCount: number;
}

function addUp(orders: readonly Row[]): Map<string, Spending> {
  const spent = new Map<string, Spending>();
  for (const order of orders) {
    const id = String(order['id_customer']);
    const before = spent.get(id) ?? { totalSpentCents: 0, orderCount: 0 };
    const cents = Math.round(Number(order['total'] ?? 0) * 100);
    spent.set(id, {
      totalSpentCents: before.totalSpentCents + cents,
      orderCount: before.orderCount + 1,
    });
  }
  return spent;
}

function toCustomer(row: Row): Row {
  return {
    id: row['id_customer'],
    firstName: row['name_first'] ?? null,
    lastName: row['name_last'] ?? null,
    email: row['email'] ?? null,
    phone: row['phone'] ?? null,
    loyaltyPoints: row['loyalty_points'] ?? 0,
    createdAt: new Date(String(row['date_created'])),
    syncedAt: new Date(),
  };
}

function toOrder(row: Row): Row {
  const items = z.array(rowSchema).safeParse(row['items']).data ?? [];
  return {
    id: row['id_order'],
    customerId: row['id_customer'] ?? null,
    status: row['status'] ?? null,
    total: Number(row['total'] ?? 0),
    subtotal: Number(row['subtotal'] ?? 0),
    tax: Number(row['tax'] ?? 0),
    discount: Number(row['discount'] ?? 0),
    createdAt: new Date(String(row['date_created'])),
    items: items.map((item) => ({
      id: item['id_item'] ?? null,
      name: item['item'] ?? null,
      quantity: Number(item['quantity'] ?? 0),
      price: Number(item['price'] ?? 0),
    })),
    syncedAt: new Date(),
  };
}

function toProduct(row: Row): Row {
  return {
    id: row['id_item'],
    name: row['item'] ?? null,
    category: row['category'] ?? null,
    brand: row['brand'] ?? null,
    price: Number(row['price_retail'] ?? 0),
    available: Number(row['available'] ?? 0),
    syncedAt: new Date(),
  };
}

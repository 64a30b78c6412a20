import { fieldsOf, list, ok, refuse } from './answer';
import type { Answer, Call, Route } from './answer';
import { renderBatches } from './batch-row';
import { wrapRows } from './envelopes';
import { filterRows, takeRows } from './kendo';
import type { Pos } from './pos';
import { renderStockList } from './stock-row';
import { scalarText } from '../world/json';
import type { JsonObject } from '../world/json';

/** Without `take` every row; with it a page of the filtered rows. `query` matches product names, `id_location` a store. */
function searchStock(pos: Pos, call: Call): Answer {
  const world = pos.world();
  const body = fieldsOf(call.body);
  const query = typeof body['query'] === 'string' ? body['query'].trim().toLowerCase() : '';
  const location = body['id_location'];
  const rows = world.stock.filter(
    (row) =>
      !row.item.deleted &&
      (location === undefined ||
        location === null ||
        String(row.location.id) === scalarText(location)) &&
      row.item.name.toLowerCase().includes(query),
  );
  return page(pos, body, renderStockList(world, rows));
}

function page(pos: Pos, body: JsonObject, rows: readonly JsonObject[]): Answer {
  const filtered = filterRows(rows, body['filter']);
  if (filtered === null) return refuse(400, 'Unsupported filter');
  const counted = filtered.map((row) => ({ ...row, total_rows: filtered.length }));
  return list(takeRows(counted, body), (shown) =>
    wrapRows(pos.variants().inventoryEnvelope, shown),
  );
}

function searchItems(pos: Pos, call: Call): Answer {
  const items = pos.world().items.filter((item) => !item.deleted);
  const rows = items.map((item) => ({
    id_item: item.id,
    item: item.name,
    product_description: `${item.name}, a made-up product.`,
    category: item.category.text,
    brand: item.brand,
    media_list:
      item.index % 3 === 0
        ? [{ id_media: item.index, content: `https://example.test/img/${item.id}.jpg` }]
        : [],
  }));
  return page(pos, fieldsOf(call.body), rows);
}

function searchBatches(pos: Pos, call: Call): Answer {
  const body = fieldsOf(call.body);
  const ids = Array.isArray(body['ids']) ? new Set(body['ids'].map(String)) : null;
  const rows = renderBatches(pos.world()).filter(
    (row) => ids === null || ids.has(scalarText(row['id_batch'])),
  );
  return page(pos, body, rows);
}

function readBatch(pos: Pos, call: Call): Answer {
  const found = renderBatches(pos.world()).find(
    (row) => scalarText(row['id_batch']) === call.params['id'],
  );
  return found === undefined ? refuse(404, 'Batch not found') : ok(found);
}

function lookUp(
  pos: Pos,
  id: string,
  name: string,
  pick: (item: {
    brand: string | null;
    vendor: string | null;
    category: { text: string };
  }) => string | null,
): Answer {
  const names = new Set(
    pos
      .world()
      .items.filter((item) => !item.deleted)
      .map(pick),
  );
  names.delete(null);
  return ok([...names].map((text, index) => ({ [id]: index + 1, [name]: text })));
}

/** Stock, catalogue, batches and look-ups. */
export function inventoryRoutes(pos: Pos): Route[] {
  return [
    { method: 'POST', path: '/inventory/search', handler: (call) => searchStock(pos, call) },
    { method: 'POST', path: '/inventory/item/search', handler: (call) => searchItems(pos, call) },
    {
      method: 'POST',
      path: '/inventory/batch/search',
      handler: (call) => searchBatches(pos, call),
    },
    { method: 'GET', path: '/inventory/batch/:id', handler: (call) => readBatch(pos, call) },
    {
      method: 'GET',
      path: '/inventory/brand',
      handler: () => lookUp(pos, 'id_brand', 'brand', (item) => item.brand),
    },
    {
      method: 'GET',
      path: '/inventory/category',
      handler: () => lookUp(pos, 'id_category', 'category', (item) => item.category.text),
    },
    {
      method: 'GET',
      path: '/inventory/vendor',
      handler: () => lookUp(pos, 'id_vendor', 'vendor', (item) => item.vendor),
    },
  ];
}

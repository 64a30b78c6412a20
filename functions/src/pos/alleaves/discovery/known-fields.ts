import { wireCustomer, wireLocation, wireOrder, wireOrderLine, wireStockRow } from '../wire';
import type { Field } from './describe-fields';

/** Rows whose fields we have a schema of. */
export type RowKind = 'location' | 'customer' | 'order' | 'order line' | 'stock row';

/** Names that mean the same: of each group one is enough. What a schema reads and is in no group stands alone. */
const SPELLINGS: Readonly<Record<RowKind, readonly (readonly string[])[]>> = {
  location: [],
  customer: [
    ['id_customer', 'id'],
    ['name_first', 'first_name', 'customer_first_name', 'firstName'],
    ['name_last', 'last_name', 'customer_last_name', 'lastName'],
    ['customer_name', 'name', 'full_name'],
    ['email', 'customer_email'],
    ['phone', 'customer_phone', 'phone_number', 'cell_phone', 'phone2'],
    ['date_of_birth', 'birthday', 'birth_date'],
    ['date_created', 'customer_since', 'created_at'],
    ['date_updated', 'updated_at'],
    ['equity_status', 'equityStatus'],
  ],
  order: [
    ['id_order', 'id'],
    ['id_location', 'locationId'],
    ['id_customer', 'customer'],
    ['name_first', 'customer_first_name', 'customer_name'],
    ['name_last', 'customer_last_name', 'customer_name'],
    ['email', 'customer_email'],
    ['phone', 'customer_phone'],
    ['date_created', 'created_at'],
    ['date_updated', 'updated_at'],
    ['total', 'amount'],
  ],
  'order line': [
    ['item', 'product_name', 'name'],
    ['quantity', 'qty'],
    ['price', 'unit_price'],
  ],
  'stock row': [],
};

const READ: Readonly<Record<RowKind, readonly string[]>> = {
  location: Object.keys(wireLocation.shape),
  customer: Object.keys(wireCustomer.shape),
  order: Object.keys(wireOrder.shape),
  'order line': Object.keys(wireOrderLine.shape),
  'stock row': Object.keys(wireStockRow.shape),
};

/** What differs between rows and what we read of them. */
export interface FieldComparison {
  readonly rowKind: RowKind;
  /** Fields that nobody reads, by their paths. */
  readonly unread: readonly string[];
  /** What we read under any of these names and no row had. */
  readonly missing: readonly string[];
}

/** Compares the fields of rows, nested ones left out, with what our schema of them reads. */
export function compareFields(rowKind: RowKind, fields: readonly Field[]): FieldComparison {
  const seen = new Set(fields.map(({ path }) => path).filter((path) => !path.includes('.')));
  const read = READ[rowKind];
  return {
    rowKind,
    unread: [...seen].filter((name) => !read.includes(name)),
    missing: groupsOf(rowKind)
      .filter((names) => !names.some((name) => seen.has(name)))
      .map((names) => names.join(' or ')),
  };
}

function groupsOf(rowKind: RowKind): string[][] {
  const groups = SPELLINGS[rowKind];
  const read = READ[rowKind];
  const alone = read.filter((name) => !groups.some((group) => group.includes(name)));
  const spelled = groups.map((group) => group.filter((name) => read.includes(name)));
  return [...spelled, ...alone.map((name) => [name])].filter((group) => group.length > 0);
}

/** A raw row of the point of sale, or a stored document. */
export type Row = Readonly<Record<string, unknown>>;

/** The text of an id; null where the POS means "nobody". */
export function idText(value: unknown): string | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return text === '' || text === '0' ? null : text;
}

/** Cents of an amount in dollars, as a number or as text. */
export function cents(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null;
  return Math.round(Number(value) * 100);
}

/** Trimmed text; null for none. */
export function trimmed(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

/** The same instant spelled one way. */
export function iso(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? new Date(value).toISOString() : null;
}

/** A map below a row; empty when it is not there. */
export function below(row: Row, name: string): Row {
  const value = row[name];
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The maps of a list below a row. */
export function listBelow(row: Row, name: string): Row[] {
  const value = row[name];
  return Array.isArray(value) ? value.map((one: unknown) => below({ one }, 'one')) : [];
}

/** The calendar day of an instant in a zone. */
export function dayIn(zone: string, at: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(at));
}

/** The texts of a list below a row. */
export function textsIn(row: Row, name: string): string[] {
  const value = row[name];
  return Array.isArray(value) ? value.map(String) : [];
}

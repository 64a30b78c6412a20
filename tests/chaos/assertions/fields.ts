type Fields = Readonly<Record<string, unknown>>;

/** A map inside a document; empty when it is not there. */
export function mapIn(data: Fields, name: string): Fields {
  const value = data[name];
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function textIn(data: Fields, name: string): string | null {
  const value = data[name];
  return typeof value === 'string' ? value : null;
}

export function numberIn(data: Fields, name: string): number | null {
  const value = data[name];
  return typeof value === 'number' ? value : null;
}

/** Milliseconds of an instant. */
export function instantIn(data: Fields, name: string): number | null {
  const value = data[name];
  return value instanceof Date ? value.getTime() : null;
}

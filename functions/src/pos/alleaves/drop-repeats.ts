import type { Stream } from '../../model/source';
import { isJsonObject, toJson } from './json';
import { readRowId } from './row-reading';

function readVersion(row: unknown): string {
  return isJsonObject(row) ? toJson(row['date_updated'] ?? row['updated_at'] ?? null) : '';
}

/**
 * Makes the filter of one walk: rows that an earlier page had already served fall out, because rows shift between
 * pages while the POS is in use. A row comes through again when its update time has changed meanwhile. Of a row that
 * one page holds twice, the first stays. Rows without an id always come through.
 */
export function createRepeatFilter(stream: Stream): (rows: readonly unknown[]) => unknown[] {
  const versionOf = new Map<string, string>();
  return (rows) => {
    const onThisPage = new Set<string>();
    return rows.filter((row) => {
      const id = readRowId(stream, row);
      if (id === null) return true;
      const version = readVersion(row);
      if (onThisPage.has(id) || versionOf.get(id) === version) return false;
      onThisPage.add(id);
      versionOf.set(id, version);
      return true;
    });
  };
}

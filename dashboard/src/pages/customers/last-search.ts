const keyOf = (orgId: string): string => `trellis.customers.${orgId}`;

/** Notes, until this tab is closed or somebody signs out, which list of customers was looked at last: the part of its address behind `?`. */
export function noteSearch(storage: Pick<Storage, 'setItem'>, orgId: string, search: string): void {
  storage.setItem(keyOf(orgId), search);
}

/** The way back to the list of customers that was looked at last, below the organisation; to all of them where there was none. */
export function lastListAddress(storage: Pick<Storage, 'getItem'>, orgId: string): string {
  const search = storage.getItem(keyOf(orgId)) ?? '';
  return search === '' ? '/customers' : `/customers?${search}`;
}

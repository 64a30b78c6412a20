import type { CustomerFilter } from '@model/customer-filter';
import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import { useSession } from '../../session/session';
import { noteSearch } from './last-search';
import { readListAddress, writeListAddress, type ColumnId, type ListAddress } from './list-address';

/** The list as the address says, and how to change it. */
export interface ListState extends ListAddress {
  /** The address behind `?`. */
  readonly search: string;
  readonly setFilter: (filter: CustomerFilter) => void;
  readonly setColumns: (columns: readonly ColumnId[]) => void;
  /** Shows the list of another address. */
  readonly open: (search: string) => void;
}

/** Filter, sort and columns of the list, held by the address alone. */
export function useListAddress(): ListState {
  const [params, setParams] = useSearchParams();
  const address = readListAddress(params.toString());
  const { orgId } = useSession();
  const search = writeListAddress(address);
  useEffect(() => noteSearch(sessionStorage, orgId, search), [orgId, search]);
  const write = (next: ListAddress): void =>
    setParams(new URLSearchParams(writeListAddress(next)), { replace: true });
  return {
    ...address,
    search,
    setFilter: (filter) => write({ ...address, filter }),
    setColumns: (columns) => write({ ...address, columns }),
    open: (wanted) => write(readListAddress(wanted)),
  };
}

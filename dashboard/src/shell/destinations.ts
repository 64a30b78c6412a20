import {
  ChartNoAxesCombined,
  House,
  Package,
  ReceiptText,
  RefreshCw,
  Target,
  Users,
  type LucideIcon,
} from 'lucide-react';

/** An entry of the navigation, by its path below the organisation. */
export interface Destination {
  readonly path: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** It shows one location where one is chosen. */
  readonly byLocation?: true;
}

/** Where one can go, most visited first. */
export const DESTINATIONS: readonly Destination[] = [
  { path: '/', label: 'Today', icon: House, byLocation: true },
  { path: '/customers', label: 'Customers', icon: Users },
  { path: '/orders', label: 'Orders', icon: ReceiptText, byLocation: true },
  { path: '/products', label: 'Products', icon: Package, byLocation: true },
  { path: '/segments', label: 'Segments', icon: ChartNoAxesCombined },
  { path: '/model', label: 'Model', icon: Target },
  { path: '/sync', label: 'Sync', icon: RefreshCw },
];

/** So many of them stand in a phone's navigation; the rest is one touch further. */
export const OFTEN = 4;

/** Whether a path, below the organisation, is at a destination or below it. */
export function isAt({ path: to }: Pick<Destination, 'path'>, path: string): boolean {
  return path === to || (to !== '/' && path.startsWith(`${to}/`));
}

/** The address of a destination, with the location that is chosen where that means something. */
export function addressOf({ path, byLocation }: Destination, locationId: string | null): string {
  if (!byLocation || locationId === null) return path;
  return `${path}?${new URLSearchParams({ location: locationId }).toString()}`;
}

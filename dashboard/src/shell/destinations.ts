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
}

/** Where one can go, most visited first. */
export const DESTINATIONS: readonly Destination[] = [
  { path: '/', label: 'Today', icon: House },
  { path: '/customers', label: 'Customers', icon: Users },
  { path: '/orders', label: 'Orders', icon: ReceiptText },
  { path: '/products', label: 'Products', icon: Package },
  { path: '/segments', label: 'Segments', icon: ChartNoAxesCombined },
  { path: '/model', label: 'Model', icon: Target },
  { path: '/sync', label: 'Sync', icon: RefreshCw },
];

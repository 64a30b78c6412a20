import { Ellipsis } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { useLocationChoice } from '../data/use-location';
import { joinClasses } from '../ui/join-classes';
import { addressOf, DESTINATIONS, isAt, OFTEN, type Destination } from './destinations';
import styles from './navigation.module.css';
import { Popover } from './popover';

/**
 * Where one can go from every page: all of it at the side, on a phone the most visited below and the rest under More. A location
 * that was chosen goes along.
 */
export function Navigation() {
  const [path] = useLocation();
  const rest = DESTINATIONS.slice(OFTEN);
  const isInRest = rest.some((destination) => isAt(destination, path));
  return (
    <nav className={styles.nav} aria-label="Pages">
      {DESTINATIONS.map((destination, index) => (
        <NavigationLink
          key={destination.path}
          destination={destination}
          here={isAt(destination, path)}
          className={joinClasses(styles.link, index >= OFTEN && styles.seldom)}
        />
      ))}
      <div className={styles.more}>
        <Popover
          label="More pages"
          place="footer"
          className={joinClasses(styles.link, isInRest && styles.here)}
          button={
            <>
              <Ellipsis size={18} aria-hidden="true" />
              More
            </>
          }
        >
          {rest.map((destination) => (
            <NavigationLink
              key={destination.path}
              destination={destination}
              here={isAt(destination, path)}
              className={styles.listed}
            />
          ))}
        </Popover>
      </div>
    </nav>
  );
}

function NavigationLink({
  destination,
  here,
  className,
}: {
  readonly destination: Destination;
  readonly here: boolean;
  readonly className: string | undefined;
}) {
  const { label, icon: Icon } = destination;
  const [locationId] = useLocationChoice();
  return (
    <Link
      href={addressOf(destination, locationId)}
      className={className}
      aria-current={here ? 'page' : undefined}
    >
      <Icon size={18} aria-hidden="true" />
      {label}
    </Link>
  );
}

import { Link, useLocation } from 'wouter';
import { DESTINATIONS } from './destinations';
import styles from './shell.module.css';

/** Where one can go from every page. A location that was chosen goes along. */
export function Navigation() {
  const [path] = useLocation();
  return (
    <nav className={styles.nav} aria-label="Pages">
      {DESTINATIONS.map(({ path: to, label, icon: Icon }) => {
        const here = to === '/' ? path === '/' : path.startsWith(to);
        return (
          <Link key={to} href={to} className={styles.link} aria-current={here ? 'page' : undefined}>
            <Icon size={18} aria-hidden="true" />
            {label}
          </Link>
        );
      })}
    </nav>
  );
}

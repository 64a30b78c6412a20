import { ChevronsUpDown } from 'lucide-react';
import { Link } from 'wouter';
import { orgDocument } from '../data/documents';
import { useOrg } from '../data/use-org';
import { valueOr } from '../live/live';
import { useDocument } from '../live/use-live';
import { useSession } from '../session/session';
import { FROM_ELSEWHERE } from './arrival';
import { Popover } from './popover';
import styles from './org-switcher.module.css';

/** Whose figures these are; for members of several organisations, the way to the others. */
export function OrgSwitcher() {
  const { orgId, person } = useSession();
  const name = valueOr(useOrg(), null)?.name ?? orgId;
  const orgIds = Object.keys(person.orgs).toSorted();
  const shown = (
    <span dir="auto" title={name} className={styles.name}>
      {name}
    </span>
  );
  if (orgIds.length < 2) return <div className={styles.place}>{shown}</div>;
  return (
    <div className={styles.place}>
      <Popover
        label="Organisations"
        place="headerStart"
        className={styles.button}
        button={
          <>
            {shown}
            <ChevronsUpDown size={16} aria-hidden="true" />
            <span className="visually-hidden">Choose another organisation</span>
          </>
        }
      >
        <ul className={styles.list}>
          {orgIds.map((id) => (
            <li key={id}>
              <OrgLink orgId={id} here={id === orgId} />
            </li>
          ))}
        </ul>
      </Popover>
    </div>
  );
}

function OrgLink({ orgId, here }: { readonly orgId: string; readonly here: boolean }) {
  const org = useDocument(orgDocument(orgId));
  return (
    <Link
      href={`~/${orgId}`}
      state={FROM_ELSEWHERE}
      dir="auto"
      className={styles.link}
      aria-current={here ? 'true' : undefined}
    >
      {valueOr(org, null)?.name ?? orgId}
    </Link>
  );
}

import type { Role } from '@model/member';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ROLE_FACTS } from './member-roles';

/** Asks once more before a member gets another role or is removed. */
export function MemberDialog({
  email,
  wanted,
  isSelf,
  busy,
  onClose,
  onConfirm,
}: {
  readonly email: string;
  /** Null to remove them; undefined while nothing is asked. */
  readonly wanted: Role | null | undefined;
  readonly isSelf: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (role: Role | null) => void;
}) {
  const removes = wanted === null;
  const title = removes ? `Remove ${email}?` : `Change the role of ${email}?`;
  return (
    <Dialog
      open={wanted !== undefined}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Back</Button>
          <Button
            kind={removes ? 'danger' : 'primary'}
            busy={busy}
            onClick={() => onConfirm(wanted ?? null)}
          >
            {wanted ? `Make them ${ROLE_FACTS[wanted].label.toLowerCase()}` : 'Remove'}
          </Button>
        </>
      }
    >
      <p>
        {wanted
          ? `${ROLE_FACTS[wanted].label}: ${ROLE_FACTS[wanted].may.toLowerCase()}.`
          : 'They see nothing of this organisation any more, within an hour at the latest. You can invite them again.'}
      </p>
      {isSelf && <p>This is you. Only somebody above can give you back what you give up.</p>}
    </Dialog>
  );
}

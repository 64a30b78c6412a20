import { useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { controlClass, Field } from '../../ui/field';

/** The link with which a new member chooses a password, shown once. */
export function LinkDialog({
  open,
  email,
  link,
  onClose,
}: {
  readonly open: boolean;
  readonly email: string;
  readonly link: string;
  readonly onClose: () => void;
}) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <Dialog
      open={open}
      title="Pass this link on"
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void copy().catch(() => setCopied(false))}>
            {copied === true ? 'Copied' : 'Copy the link'}
          </Button>
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p>
        <bdi>{email}</bdi> chooses a password with it. It is shown only now, and whoever has it can
        sign in as them: send it to nobody else.
      </p>
      <Field
        label="Link"
        problem={copied === false ? 'It could not be copied. Select it and copy it by hand.' : null}
      >
        {(ids) => (
          <input
            {...ids}
            className={controlClass}
            readOnly
            value={link}
            onFocus={({ target }) => target.select()}
          />
        )}
      </Field>
    </Dialog>
  );
}

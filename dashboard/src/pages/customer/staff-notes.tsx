import { useState, type FormEvent } from 'react';
import { Button } from '../../ui/button';
import { controlClass, Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { EditNote } from './edit-note';
import { useCrmEdit } from './use-crm-edit';
import styles from './customer.module.css';

const MOST_LETTERS = 2000;

interface StaffNotesProps {
  readonly customerId: string;
  readonly notes: string | null;
  readonly editable: boolean;
}

/** The notes that staff keep about a customer. */
export function StaffNotes(props: StaffNotesProps) {
  const { notes, editable } = props;
  return (
    <div className={styles.stack}>
      <h3>Notes</h3>
      {editable ? (
        <NotesForm {...props} />
      ) : (
        <p className={styles.notes} dir="auto">
          {notes ?? 'None yet.'}
        </p>
      )}
    </div>
  );
}

function NotesForm({ customerId, notes }: StaffNotesProps) {
  const { state, save } = useCrmEdit(customerId);
  const stored = notes ?? '';
  // What is being written, and the notes that it began with; null while nothing is.
  const [draft, setDraft] = useState<{ text: string; from: string } | null>(null);
  const text = draft?.text ?? stored;
  const overtaken = draft !== null && draft.from !== stored && draft.text !== stored;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!draft) return;
    setDraft(null);
    const trimmed = draft.text.trim();
    void save({ notes: trimmed === '' ? null : trimmed }).then((taken) => {
      // What could not be saved is not lost.
      if (!taken) setDraft((newer) => newer ?? { text: draft.text, from: stored });
    });
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      {overtaken && (
        <Notice tone="warn">
          A colleague has changed these notes meanwhile. Saving replaces theirs, which are:{' '}
          <bdi>{stored === '' ? 'none' : stored}</bdi>
        </Notice>
      )}
      <Field label="Notes" hideLabel>
        {(ids) => (
          <textarea
            {...ids}
            className={controlClass}
            dir="auto"
            rows={4}
            maxLength={MOST_LETTERS}
            value={text}
            onChange={({ target }) => {
              const { value } = target;
              setDraft((before) => ({ text: value, from: before?.from ?? stored }));
            }}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" disabled={text === stored}>
          Save notes
        </Button>
        {draft && text !== stored && (
          <Button kind="quiet" onClick={() => setDraft(null)}>
            Undo
          </Button>
        )}
      </div>
      <EditNote state={state} />
    </form>
  );
}

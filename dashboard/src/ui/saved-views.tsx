import { doc, updateDoc } from 'firebase/firestore';
import { useState, type FormEvent } from 'react';
import { MAX_VIEWS, type SavedView, type VIEW_PAGES } from '@model/member';
import { memberDocument } from '../data/documents';
import { useBackend } from '../firebase/backend-context';
import { describeProblem } from '../live/describe-problem';
import { useDocument } from '../live/use-live';
import { useSession } from '../session/session';
import { Button } from './button';
import { Dialog } from './dialog';
import { controlClass, Field } from './field';
import { Notice } from './notice';
import { viewProblem, withoutView, withView } from './plan-views';
import styles from './saved-views.module.css';

interface SavedViewsProps {
  readonly page: (typeof VIEW_PAGES)[number];
  /** The page's address behind `?`, as it is now. */
  readonly search: string;
  /** Shows a saved address. */
  readonly onOpen: (search: string) => void;
}

/** A button to one's own saved views of a page: open one, save what is shown now, delete. */
export function SavedViews(props: SavedViewsProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Views</Button>
      <Dialog
        open={open}
        title="Saved views"
        onClose={() => setOpen(false)}
        actions={<Button onClick={() => setOpen(false)}>Close</Button>}
      >
        <Views
          {...props}
          onOpen={(search) => {
            setOpen(false);
            props.onOpen(search);
          }}
        />
      </Dialog>
    </>
  );
}

function Views({ page, search, onOpen }: SavedViewsProps) {
  const { views, known, save, problem } = useSavedViews();
  const [name, setName] = useState('');
  const [nameProblem, setNameProblem] = useState<string | null>(null);
  const mine = views.filter((view) => view.page === page);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = viewProblem(views, { page, name, search });
    setNameProblem(wrong);
    if (wrong !== null) return;
    save(withView(views, { page, name: name.trim(), search }));
    setName('');
  };
  return (
    <>
      {problem && <Notice tone="bad">{problem}</Notice>}
      {known && mine.length === 0 && (
        <p className={styles.soft}>None yet. Filter the list as you like it, then save it here.</p>
      )}
      <ul className={styles.list}>
        {mine.map((view) => (
          <li key={view.name} className={styles.row}>
            <Button kind="quiet" className={styles.open} onClick={() => onOpen(view.search)}>
              {view.name}
            </Button>
            <Button
              kind="quiet"
              aria-label={`Delete ${view.name}`}
              onClick={() => save(withoutView(views, view))}
            >
              Delete
            </Button>
          </li>
        ))}
      </ul>
      <form className={styles.form} onSubmit={submit}>
        <Field label="Save what is shown now as" problem={nameProblem}>
          {(ids) => (
            <input
              {...ids}
              className={controlClass}
              maxLength={60}
              autoComplete="off"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Button type="submit" kind="primary" disabled={!known || views.length >= MAX_VIEWS}>
          Save
        </Button>
      </form>
    </>
  );
}

function useSavedViews(): {
  readonly views: readonly SavedView[];
  /** Whether they have been read. */
  readonly known: boolean;
  readonly save: (views: readonly SavedView[]) => void;
  readonly problem: string | null;
} {
  const { db } = useBackend();
  const { orgId, person } = useSession();
  const address = memberDocument(orgId, person.uid);
  const member = useDocument(address);
  const [problem, setProblem] = useState<string | null>(null);
  const known = member.state === 'ready' && member.value !== null;
  const save = (views: readonly SavedView[]): void => {
    setProblem(null);
    updateDoc(doc(db, address.path), { views }).catch((error: unknown) =>
      setProblem(describeProblem(error).text),
    );
  };
  // Memberships from before there were views have none.
  const views = member.state === 'ready' ? (member.value?.views ?? []) : [];
  return { views, known, save, problem };
}

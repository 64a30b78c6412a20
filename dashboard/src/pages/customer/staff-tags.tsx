import { useState, type FormEvent } from 'react';
import { MAX_TAGS } from '@model/crm';
import { X } from 'lucide-react';
import { Button } from '../../ui/button';
import { controlClass, Field } from '../../ui/field';
import { EditNote } from './edit-note';
import { planTag } from './plan-tags';
import { useCrmEdit } from './use-crm-edit';
import styles from './customer.module.css';

/** The tags that staff gave a customer, to add to and to remove from for those who may. */
export function StaffTags({
  customerId,
  tags,
  editable,
}: {
  readonly customerId: string;
  readonly tags: readonly string[];
  readonly editable: boolean;
}) {
  const { state, save } = useCrmEdit(customerId);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const planned = planTag(tags, typed);
    if ('problem' in planned) return setProblem(planned.problem);
    setProblem(null);
    setTyped('');
    void save(planned);
  };
  const remove = (tag: string): void => void save({ removeTag: tag });
  return (
    <div className={styles.stack}>
      <h3>Tags</h3>
      {tags.length === 0 && <p className={styles.soft}>None yet.</p>}
      <ul className={styles.tags}>
        {tags.map((tag) => (
          <li key={tag} className={styles.tag}>
            <bdi>{tag}</bdi>
            {editable && (
              <button
                type="button"
                className={styles.remove}
                aria-label={`Remove the tag ${tag}`}
                onClick={() => remove(tag)}
              >
                <X size={14} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {editable && tags.length < MAX_TAGS && (
        <form className={styles.inline} onSubmit={add}>
          <Field label="New tag" problem={problem}>
            {(ids) => (
              <input
                {...ids}
                className={controlClass}
                autoComplete="off"
                maxLength={80}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
          <Button
            type="submit"
            // The second click of two would say that nothing is typed.
            onClick={(event) => event.detail > 1 && event.preventDefault()}
          >
            Add
          </Button>
        </form>
      )}
      {editable && <EditNote state={state} />}
    </div>
  );
}

import { useState, type FormEvent } from 'react';
import { useSearchParams } from 'wouter';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { controlClass, Field } from '../../ui/field';
import { EraseForm } from './erase-form';
import { readCustomerId } from './read-customer-id';
import { ERASE_PARAM } from './sync-tabs';
import styles from './sync.module.css';

/** Finds a customer by id to erase them. The address names whom. */
export function EraseTab() {
  const [params, setParams] = useSearchParams();
  const chosen = readCustomerId(params.get(ERASE_PARAM) ?? '');
  const [text, setText] = useState(params.get(ERASE_PARAM) ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const id = readCustomerId(text);
    setProblem(id === null ? 'Type the id as the address of the customer’s page ends.' : null);
    if (id === null) return;
    setParams({ [ERASE_PARAM]: id });
  };
  return (
    <Card title="Erase a customer" note="When somebody asks for it; it cannot be undone">
      <div className={styles.stack}>
        <form className={styles.form} onSubmit={submit}>
          <Field label="Id of the customer" problem={problem}>
            {(ids) => (
              <input
                {...ids}
                className={controlClass}
                autoComplete="off"
                placeholder="10231"
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </Field>
          <div>
            <Button type="submit">Find</Button>
          </div>
        </form>
        {chosen === null ? (
          <p className={styles.soft}>
            The id stands at the end of the address of the customer’s page. Erase them in the point
            of sale as well: this removes them from Trellis alone.
          </p>
        ) : (
          <EraseForm key={chosen} customerId={chosen} />
        )}
      </div>
    </Card>
  );
}

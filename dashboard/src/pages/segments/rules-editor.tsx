import type { FormEvent } from 'react';
import { formatPlural } from '../../format/numbers';
import { whoCan } from '../../session/permissions';
import { useCan } from '../../session/session';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { controlClass, Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { readDraft, textOf } from './read-draft';
import { keyOf, RULE_GROUPS, type RuleField, type Thresholds } from './rule-fields';
import { UNIT_LABELS } from './rule-texts';
import { RulesPreview } from './rules-preview';
import styles from './rules.module.css';
import { useRuleChange } from './use-rule-change';

/** The thresholds as a form: what is typed can be tried, and saved once it was seen whom it moves. */
export function RulesEditor({
  rules,
  version,
}: {
  readonly rules: Thresholds;
  readonly version: number;
}) {
  const mayEdit = useCan('editRules');
  const { draft, preview, saved, busy, problem, type, discard, tryOut, save } =
    useRuleChange(version);
  const { change, changes, problems } = readDraft(draft, rules);
  const canTry = mayEdit && changes > 0 && problems.size === 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (canTry) void tryOut(change);
  };
  return (
    <Card title="Thresholds" note={`Version ${version}. The first that holds decides.`}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {!mayEdit && <Notice>{whoCan('editRules')}</Notice>}
        <div className={styles.groups}>
          {RULE_GROUPS.map(({ title, meaning, fields }) => (
            <fieldset key={title} className={styles.group}>
              <legend>{title}</legend>
              <p className={styles.soft}>{meaning}</p>
              {fields.map((field) => (
                <RuleInput
                  key={keyOf(field)}
                  field={field}
                  text={textOf(draft, rules, field)}
                  problem={problems.get(keyOf(field)) ?? null}
                  disabled={!mayEdit}
                  readOnly={busy}
                  onType={(text) => type(keyOf(field), text)}
                />
              ))}
            </fieldset>
          ))}
        </div>
        {problem && <Notice tone="bad">{problem.text}</Notice>}
        {saved !== null && (
          <Notice tone="good">
            Saved as version {saved}. Customers are being judged anew; their segments change within
            a minute or two.
          </Notice>
        )}
        {mayEdit && (
          <div className={styles.buttons}>
            <Button
              type="submit"
              kind={preview ? 'plain' : 'primary'}
              busy={busy}
              disabled={!canTry}
            >
              Show who would move
            </Button>
            <Button
              kind="quiet"
              disabled={busy || (changes === 0 && problems.size === 0)}
              onClick={discard}
            >
              Discard
            </Button>
            <span className={styles.soft}>
              {changes === 0 ? 'Nothing changed yet.' : `${formatPlural(changes, 'change')}.`}
            </span>
          </div>
        )}
      </form>
      {preview && <RulesPreview preview={preview} busy={busy} onSave={() => void save()} />}
    </Card>
  );
}

function RuleInput({
  field,
  text,
  problem,
  disabled,
  readOnly,
  onType,
}: {
  readonly field: RuleField;
  readonly text: string;
  readonly problem: string | null;
  readonly disabled: boolean;
  /** While what is typed is tried or saved. */
  readonly readOnly: boolean;
  readonly onType: (text: string) => void;
}) {
  return (
    <Field label={`${field.label} (${UNIT_LABELS[field.unit]})`} problem={problem}>
      {(ids) => (
        <input
          {...ids}
          className={controlClass}
          inputMode={field.unit === 'dollars' ? 'decimal' : 'numeric'}
          autoComplete="off"
          placeholder="as usual"
          value={text}
          disabled={disabled}
          readOnly={readOnly}
          onChange={({ target }) => onType(target.value)}
        />
      )}
    </Field>
  );
}

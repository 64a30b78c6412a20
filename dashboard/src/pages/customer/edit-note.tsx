import { useOnline } from '../../shell/use-online';
import { Notice } from '../../ui/notice';
import type { EditState } from './use-crm-edit';
import styles from './customer.module.css';

/** Whether a change has reached the server. Takes its line from the start, so that nothing moves. */
export function EditNote({ state }: { readonly state: EditState }) {
  const online = useOnline();
  if (state.step === 'failed') return <Notice tone="bad">Not saved. {state.text}</Notice>;
  const waiting = online
    ? 'Saving'
    : 'Kept on this device. It is sent when the connection is back.';
  return (
    <output className={styles.editNote}>
      {state.step === 'saving' && waiting}
      {state.step === 'saved' && 'Saved.'}
    </output>
  );
}

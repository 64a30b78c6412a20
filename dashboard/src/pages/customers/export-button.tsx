import type { CustomerFilter } from '@model/customer-filter';
import { formatCount, formatPlural } from '../../format/numbers';
import { whoCan } from '../../session/permissions';
import { useCan } from '../../session/session';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useExport, type ExportState } from './use-export';

/** Saves the list as a file, exactly as it is filtered, with how far it is. */
export function useExportButton(filter: CustomerFilter) {
  const { state, start, cancel } = useExport();
  const allowed = useCan('exportCustomers');
  const button =
    state.step === 'running' ? (
      // It has come to where the pointer is: the second click of two was not meant for it.
      <Button onClick={({ detail }) => detail < 2 && cancel()}>
        Stop export ({formatCount(state.rows)})
      </Button>
    ) : (
      <Button
        disabled={!allowed}
        title={allowed ? undefined : whoCan('exportCustomers')}
        onClick={() => start(filter)}
      >
        Export CSV
      </Button>
    );
  return { button, said: <Said state={state} /> };
}

function Said({ state }: { readonly state: ExportState }) {
  if (state.step === 'failed') return <Notice tone="bad">{state.text}</Notice>;
  if (state.step !== 'done') return null;
  return (
    <Notice tone="good">
      {formatPlural(state.rows, 'customer')} saved as a file among your downloads.
    </Notice>
  );
}

import { HttpsError, onCall } from 'firebase-functions/https';
import { requireStanding } from '../caller';
import { requestSchemas } from '../model/callable-requests';
import type { Callables } from '../model/callables';
import { EXPORT_COLUMNS } from '../model/customer-export';
import { runtime } from '../runtime';
import { STAFF_CALL } from '../sizing';
import { exportCustomers as send } from '../sync/export-customers';

/** Rows of a file that is handed over in one piece: an answer that is not streamed may have 10 MiB. */
const MOST_ROWS_AT_ONCE = 5_000;

/**
 * A list of customers as a CSV file with their contact details. For those who may see these: marketing and above. Streamed in pieces
 * to whoever accepts that; in one piece, and only for shorter lists, to others.
 */
export const exportCustomers = onCall(
  // 100,000 customers take minutes, and hardly more memory than 200; several at once would share one CPU.
  { ...STAFF_CALL, timeoutSeconds: 540, memory: '512MiB', concurrency: 4, maxInstances: 5 },
  async (request, response): Promise<Callables['exportCustomers']['response']> => {
    const input = requestSchemas.exportCustomers.safeParse(request.data);
    if (!input.success) {
      throw new HttpsError(
        'invalid-argument',
        'Name the list: { orgId, filter: {} }, and the columns unless all are wanted.',
      );
    }
    const { orgId, filter, columns = EXPORT_COLUMNS } = input.data;
    const refusal =
      'Only marketing, managers and owners of this organisation may export customers.';
    const db = runtime.database();
    const by = await requireStanding(request, db, { orgId, least: 'marketing', refusal });
    const isStreamed = request.acceptsStreaming && response !== undefined;
    const pieces: string[] = [];
    const { now, newId, log } = runtime;
    const result = await send(
      { db, now, newId, log },
      {
        orgId,
        filter,
        columns,
        by,
        mostRows: isStreamed ? Infinity : MOST_ROWS_AT_ONCE,
        send: isStreamed
          ? async (csv) => {
              await response.sendChunk({ csv });
              return !response.signal.aborted;
            }
          : (csv) => Promise.resolve(pieces.push(csv) > 0),
      },
    );
    if (result.outcome === 'missing')
      throw new HttpsError('not-found', 'There is no such organisation.');
    if (result.outcome === 'too_long') {
      throw new HttpsError(
        'failed-precondition',
        `This list has ${result.rows} customers, too many for one piece: export it from the page, or narrow it down.`,
      );
    }
    const { rows } = result;
    return isStreamed ? { rows } : { rows, csv: pieces.join('') };
  },
);

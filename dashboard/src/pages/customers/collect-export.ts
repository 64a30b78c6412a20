import type { Callables } from '@model/callables';
import { formatPlural } from '../../format/numbers';
import { settleWithin } from '../../live/settle-within';
import { countRows } from './count-rows';

type Export = Callables['exportCustomers'];

/** What the server sends of a file: its parts, then how many customers are in it. */
export interface ComingExport {
  readonly stream: AsyncIterable<Export['stream']>;
  readonly data: Promise<Export['response']>;
}

/** A whole file. */
export interface CollectedExport {
  readonly parts: readonly string[];
  /** Customers in it. */
  readonly rows: number;
}

/** A file that did not come to its end. */
export class BrokenExportError extends Error {
  override name = 'BrokenExportError';

  /** @param rows customers that had come. */
  constructor(rows: number) {
    super(`The file broke off after ${formatPlural(rows, 'customer')}. Try again.`);
  }
}

// The last word follows the last part at once, when it comes at all.
const LAST_WORD_MS = 5_000;

/** What the SDK says of a connection that was lost or cut, and of a server that died. */
const BREAKS: readonly string[] = ['functions/internal', 'functions/cancelled'];

/**
 * Collects the parts of a file as they come. What ends without the server's last word is no whole file, and waiting for that word
 * would never end.
 * @param onRows is told how many customers have come.
 * @throws {BrokenExportError} when the file broke off; whatever the server refuses with.
 */
export async function collectExport(
  { stream, data }: ComingExport,
  { onRows, lastWordMs = LAST_WORD_MS }: { onRows: (rows: number) => void; lastWordMs?: number },
): Promise<CollectedExport> {
  // A refusal reaches the loop below as well.
  data.catch(() => undefined);
  const parts: string[] = [];
  let rows = 0;
  try {
    for await (const { csv } of stream) {
      // The first line of all names the columns.
      rows += countRows(csv) - (parts.length === 0 ? 1 : 0);
      parts.push(csv);
      onRows(rows);
    }
    const last = await settleWithin(data, lastWordMs);
    if (!last) throw new BrokenExportError(rows);
    return { parts, rows: last.rows };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw BREAKS.includes(code) ? new BrokenExportError(rows) : error;
  }
}

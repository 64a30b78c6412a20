import { BrokenExportError, collectExport, type ComingExport } from './collect-export';

const refusal = (code: string): Error => Object.assign(new Error('No.'), { code });

/** Parts that come one after the other, and then perhaps an error. */
async function* sends(parts: readonly string[], error?: Error): AsyncGenerator<{ csv: string }> {
  for (const csv of parts) yield await Promise.resolve({ csv });
  if (error) throw error;
}

const PARTS = ['Customer,Orders\r\nalv_1,2\r\n', 'alv_2,1\r\nalv_3,4\r\n'];
const whole: ComingExport['data'] = Promise.resolve({ rows: 3 });
const never: ComingExport['data'] = new Promise(() => undefined);

/** What collecting comes to, and how far it said it was. */
async function collect(coming: ComingExport) {
  const told: number[] = [];
  const outcome = await collectExport(coming, {
    onRows: (rows) => told.push(rows),
    lastWordMs: 10,
  }).catch((error: unknown) => error);
  return { outcome, told };
}

describe('collecting an export', () => {
  it('joins the parts once the server has said that they are all', async () => {
    const { outcome, told } = await collect({ stream: sends(PARTS), data: whole });
    expect(outcome).toEqual({ parts: PARTS, rows: 3 });
    expect(told).toEqual([1, 3]);
  });

  it('ends when the server never says that they are all', async () => {
    const { outcome } = await collect({ stream: sends(PARTS), data: never });
    expect(outcome).toEqual(new BrokenExportError(3));
  });

  it('says how far it came when the connection was lost', async () => {
    const lost = refusal('functions/internal');
    const data = Promise.reject(lost);
    const { outcome } = await collect({ stream: sends(PARTS.slice(0, 1), lost), data });
    expect(outcome).toMatchObject({ message: 'The file broke off after 1 customer. Try again.' });
  });

  it('fails with what the server refused it with', async () => {
    const denied = refusal('functions/permission-denied');
    const data = Promise.reject(denied);
    const { outcome } = await collect({ stream: sends([], denied), data });
    expect(outcome).toBe(denied);
  });
});

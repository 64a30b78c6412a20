import {
  MailUnavailable,
  UnsafeMail,
  type Handover,
  type Mailer,
  type MailSession,
} from '../mail/mailer';
import type { Delivery } from '../model/delivery';
import type { Database } from '../store/database';
import { deliveryChange, readDueDeliveries, type StoredDelivery } from '../store/deliveries';
import { CommitConflict, toLogFields } from '../store/errors';
import type { Compose } from './compose-delivery';
import { afterHandover, HANDED_OVER_WITHIN_MS, planDelivery, settled } from './plan-delivery';

/** Deliveries taken at a time. */
const TAKE = 100;

/** What delivering works with. */
export interface DeliverTools {
  readonly db: Database;
  readonly mailer: Mailer;
  readonly compose: Compose;
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** What became of the mails that were due. */
export interface DeliverReport {
  readonly sent: number;
  /** Refused for good, or not known to have arrived, or no news any more. */
  readonly lost: number;
  /** Nobody wanted them any more. */
  readonly dropped: number;
  /** Put off, or not tried because the mail server was away: a later sweep tries again. */
  readonly waiting: number;
}

/**
 * Sends every mail that is due, one after the other over one line.
 *
 * At most once to each recipient: a delivery is marked as `sending`, under the write time at which it was read, when the line is
 * open and nothing but the hand-over is left to do. Before that mark it is retried for as long as it is news; after it never
 * again, unless the server itself said that it did not take the mail. A worker that dies between mark and result leaves it
 * `sending`, which a sweep settles as `unknown` a quarter of an hour later.
 * @param until nothing is begun after it.
 */
export async function deliverMails(tools: DeliverTools, until: Date): Promise<DeliverReport> {
  const { db, mailer, now, log } = tools;
  const report = { sent: 0, lost: 0, dropped: 0, waiting: 0 };
  const onCorrupt = (error: Error): void => log('a delivery cannot be read', toLogFields(error));
  const line = createLine(mailer);
  try {
    for (;;) {
      const due = await readDueDeliveries(db, { at: now(), limit: TAKE, onCorrupt });
      let moved = 0;
      for (const stored of due) {
        if (now() >= until) return report;
        const became = await deliver(tools, stored, line);
        if (became === null) continue;
        report[became] += 1;
        moved += 1;
      }
      if (due.length < TAKE || moved === 0) return report;
    }
  } catch (error) {
    if (!(error instanceof MailUnavailable)) throw error;
    log('the mail server is away; the next sweep tries again', toLogFields(error));
    return { ...report, waiting: report.waiting + 1 };
  } finally {
    line.close();
  }
}

/** @returns null when somebody else took it. @throws {MailUnavailable} */
async function deliver(
  tools: DeliverTools,
  stored: StoredDelivery,
  line: Line,
): Promise<keyof DeliverReport | null> {
  const { db, compose, now } = tools;
  try {
    const plan = planDelivery(stored.delivery, now());
    if (plan !== 'send') {
      await change(db, stored, settled(plan, now()));
      return 'lost';
    }
    const mail = await compose(stored);
    if (!mail) {
      await change(db, stored, settled('dropped', now()));
      return 'dropped';
    }
    const session = await line.open();
    const retryAt = new Date(now().getTime() + HANDED_OVER_WITHIN_MS);
    const marked = await change(db, stored, { state: 'sending', retryAt });
    const handover = await session.send(mail).catch(refuseUnsafe);
    // After anything but a mail that was taken, the next one needs another line.
    if (handover !== 'sent') line.close();
    await change(db, marked, afterHandover(stored.delivery, handover, now()));
    return handover === 'sent' ? 'sent' : handover === 'deferred' ? 'waiting' : 'lost';
  } catch (error) {
    if (error instanceof MailUnavailable) throw error;
    return error instanceof CommitConflict ? null : putOff(tools, stored, error);
  }
}

/** Lets the others go first. What was marked as `sending` meanwhile stays so, because its write time is another. */
async function putOff(
  { db, now, log }: DeliverTools,
  stored: StoredDelivery,
  error: unknown,
): Promise<'waiting' | null> {
  const { orgId, id, delivery } = stored;
  log('a mail cannot be sent', { orgId, id, ...toLogFields(error) });
  try {
    await change(db, stored, afterHandover(delivery, 'deferred', now()));
    return 'waiting';
  } catch {
    return null;
  }
}

function refuseUnsafe(error: unknown): Handover {
  if (error instanceof UnsafeMail) return 'refused';
  throw error;
}

async function change(
  db: Database,
  stored: StoredDelivery,
  to: Partial<Delivery>,
): Promise<StoredDelivery> {
  const writtenAt = await db.commit([deliveryChange(stored, to)]);
  return { ...stored, delivery: { ...stored.delivery, ...to }, writtenAt };
}

/** One line to the mail server, opened when it is first needed. */
interface Line {
  open(): Promise<MailSession>;
  close(): void;
}

function createLine(mailer: Mailer): Line {
  let session: MailSession | null = null;
  return {
    open: async () => (session ??= await mailer.open()),
    close() {
      session?.close();
      session = null;
    },
  };
}

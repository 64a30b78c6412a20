import { MAIL_LISTS, receivesMail, type MailChoice, type MailList } from '../model/member';
import type { Database } from '../store/database';
import { CommitConflict } from '../store/errors';
import { mailChoiceWrite, readRecipient, type Recipient } from '../store/mail-members';

const MAX_ATTEMPTS = 5;

/** What a member gets by e-mail as it is now. */
export type MailStanding = Readonly<Record<MailList, boolean>>;

/**
 * Stores what a member wants by e-mail; lists that `wanted` leaves out stay as they are. Nothing is written when it is so already.
 * @returns what they get then; null when there is no such member.
 * @throws {CommitConflict} when others keep writing the membership; {StoreUnavailable}.
 */
export async function chooseMail(
  db: Database,
  { orgId, uid, wanted }: { orgId: string; uid: string; wanted: MailChoice },
): Promise<MailStanding | null> {
  for (let attempt = 1; ; attempt += 1) {
    const member = await readRecipient(db, orgId, uid);
    if (!member) return null;
    const mail = withoutBlanks({ ...member.mail, ...withoutBlanks(wanted) });
    const after = { ...member, mail };
    if (MAIL_LISTS.every((list) => after.mail[list] === member.mail?.[list]))
      return standingOf(member);
    try {
      await db.commit([mailChoiceWrite(orgId, member, mail)]);
      return standingOf(after);
    } catch (error) {
      if (!(error instanceof CommitConflict) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

/** What a member gets by e-mail; null when there is no such member. */
export async function readMailStanding(
  db: Database,
  orgId: string,
  uid: string,
): Promise<MailStanding | null> {
  const member = await readRecipient(db, orgId, uid);
  return member && standingOf(member);
}

function standingOf(member: Pick<Recipient, 'role' | 'mail'>): MailStanding {
  return { report: receivesMail(member, 'report'), notices: receivesMail(member, 'notices') };
}

function withoutBlanks(choice: MailChoice): MailChoice {
  return Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined));
}

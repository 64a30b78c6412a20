import { memberSchema, type Member, type MailChoice } from '../model/member';
import type { Reader, StoredDocument, Write, WriteTime } from './database';
import { membersQuery } from './members';
import { parseDocument } from './parse';
import { pathOf } from './paths';

/** What sending mail reads of a member. Not the saved views: a browser writes them, and they must never stand in its way. */
const recipientSchema = memberSchema.pick({ role: true, email: true, mail: true }).loose();

/** A member as somebody who may get mail. */
export interface Recipient extends Pick<Member, 'role' | 'email' | 'mail'> {
  readonly uid: string;
  readonly writtenAt: WriteTime;
}

/** Everybody who belongs to an org, by id. @throws {CorruptDocument} */
export async function readRecipients(reader: Reader, orgId: string): Promise<Recipient[]> {
  const documents = await reader.query(membersQuery(orgId));
  return documents.flatMap((document) => toRecipient(document) ?? []);
}

/** One member; null when there is none of that id. @throws {CorruptDocument} */
export async function readRecipient(
  reader: Reader,
  orgId: string,
  uid: string,
): Promise<Recipient | null> {
  const [document] = await reader.getAll([pathOf('member', { org: orgId, uid })]);
  return document ? toRecipient(document) : null;
}

/** The write that stores what a member wants by e-mail, unless somebody wrote the membership since it was read. */
export function mailChoiceWrite(
  orgId: string,
  { uid, writtenAt }: Recipient,
  mail: MailChoice,
): Write {
  const path = pathOf('member', { org: orgId, uid });
  return { op: 'update', path, data: { mail }, ifWrittenAt: writtenAt };
}

function toRecipient(document: StoredDocument): Recipient | null {
  const member = parseDocument(recipientSchema, document);
  if (!member || !document.writtenAt) return null;
  const { role, email, mail } = member;
  return {
    uid: document.id,
    role,
    email,
    writtenAt: document.writtenAt,
    ...(mail === undefined ? {} : { mail }),
  };
}

import { memberSchema, type Member, type Role } from '../model/member';
import type { Account } from './accounts';
import type { Reader, StoredDocument, Write, WriteTime } from './database';
import { parseDocument } from './parse';
import { collectionOf, pathOf } from './paths';
import type { Query } from './query';

/** What administration reads of a member. Not the saved views: a browser writes them, and they must never stand in its way. */
const membershipSchema = memberSchema.pick({ role: true, email: true }).loose();

/** A membership as last seen, with what a compare-and-set needs. */
export interface StoredMember {
  readonly uid: string;
  readonly role: Role;
  readonly email: string;
  readonly writtenAt: WriteTime;
}

/** Everybody who belongs to an org. */
export function membersQuery(orgId: string): Query {
  return { collection: collectionOf('member', { org: orgId }) };
}

/** Everybody who belongs to an org: some ten people. @throws {CorruptDocument} */
export async function readMembers(db: Reader, orgId: string): Promise<StoredMember[]> {
  const documents = await db.query(membersQuery(orgId));
  return documents.flatMap((document) => toMember(document) ?? []);
}

/** One member; null when there is none of that id. @throws {CorruptDocument} */
export async function readMember(
  db: Reader,
  orgId: string,
  uid: string,
): Promise<StoredMember | null> {
  const [document] = await db.getAll([pathOf('member', { org: orgId, uid })]);
  return document ? toMember(document) : null;
}

/** The write that gives an account a role, unless somebody wrote the membership since it was read. Saved views stay. */
export function memberWrite(
  orgId: string,
  { uid, email, displayName }: Account,
  {
    role,
    invitation,
    before,
  }: Pick<Member, 'role' | 'invitation'> & { before: StoredMember | null },
): Write {
  const path = pathOf('member', { org: orgId, uid });
  if (before) {
    const data = { role, email, displayName };
    return { op: 'update', path, data, ifWrittenAt: before.writtenAt };
  }
  const data: Member = { role, email, displayName, invitation, views: [] };
  return { op: 'create', path, data: { ...data } };
}

/** The write that ends a membership, unless somebody wrote it since it was read. */
export function memberRemoval(orgId: string, { uid, writtenAt }: StoredMember): Write {
  return { op: 'delete', path: pathOf('member', { org: orgId, uid }), ifWrittenAt: writtenAt };
}

/** A write that changes nothing, and that lets its commit happen only while this member is what was read. */
export function sameMemberWrite(orgId: string, { uid, role, writtenAt }: StoredMember): Write {
  const path = pathOf('member', { org: orgId, uid });
  return { op: 'update', path, data: { role }, ifWrittenAt: writtenAt };
}

function toMember(document: StoredDocument): StoredMember | null {
  const member = parseDocument(membershipSchema, document);
  if (!member || !document.writtenAt) return null;
  const { role, email } = member;
  return { uid: document.id, role, email, writtenAt: document.writtenAt };
}

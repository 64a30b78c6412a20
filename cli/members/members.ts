import { randomUUID } from 'node:crypto';
import { ROLES, type Role } from '../../functions/src/model/member';
import { readMembers } from '../../functions/src/store/members';
import { roleIn } from '../../functions/src/sync/plan-claims';
import { setMember as decide, type SetMemberResult } from '../../functions/src/sync/set-member';
import { CliError, EXIT } from '../cli-error';
import type { Context } from '../commands/shell';
import { formatTable } from '../format/table';
import { nameOperator } from '../operator';
import { findOrg } from '../orgs/find-org';

/** `member list`: mightiest first. Whose sign-in says something else than their membership is marked. */
export async function listMembers({ connection, output }: Context, named: string | undefined) {
  const { orgId } = await findOrg(connection.db, named);
  const accounts = connection.openAccounts();
  const stored = await readMembers(connection.db, orgId);
  const found = await Promise.all(
    stored.map(async ({ uid, email, role }) => {
      const account = await accounts.read(uid);
      const isCurrent = account !== null && roleIn(account.claims, orgId) === role;
      return { uid, email, role, account: account ? 'there' : 'missing', isCurrent };
    }),
  );
  const members = found.toSorted(
    (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.email.localeCompare(b.email),
  );
  if (members.length === 0) {
    output.line(`Nobody belongs to ${orgId} yet.`);
    output.line('Set its owner: npm run trellis -- member set <email> owner');
  }
  const rows = members.map(({ email, role, account, isCurrent }) => [
    role,
    email,
    account === 'missing'
      ? 'has no account any more'
      : isCurrent
        ? ''
        : 'signs in with another role',
  ]);
  for (const line of formatTable(rows)) output.line(line);
  output.result({ orgId, members });
  return EXIT.ok;
}

/** `member set` */
export async function setMember(
  context: Context,
  named: string | undefined,
  { email, role, isCreating }: { email: string; role: Role; isCreating: boolean },
) {
  const { connection, output } = context;
  const { orgId } = await findOrg(connection.db, named);
  const accounts = connection.openAccounts();
  if (!isCreating && !(await accounts.findByEmail(email)))
    throw new CliError(
      `Nobody with the address ${email} has an account in ${connection.projectId}.`,
      'Let them sign in to the dashboard once, or add --create to make the account.',
    );
  const set = await change(context, { orgId, email, role });
  const { uid, changed, passwordLink } = set;
  output.line(`${email} ${changed ? 'is now' : 'already was'} ${role} of ${orgId}.`);
  if (passwordLink !== null) {
    output.line(`Password link   ${passwordLink}`);
    output.line('It is shown only now. Whoever has it enters: pass it on to them alone.');
  }
  output.result({ orgId, uid, email, role, changed, passwordLink });
  return EXIT.ok;
}

/** `member remove` */
export async function removeMember(context: Context, named: string | undefined, email: string) {
  const { connection, output } = context;
  const { orgId } = await findOrg(connection.db, named);
  const { uid, changed } = await change(context, { orgId, email, role: null });
  output.line(
    `${email} ${changed ? 'is' : 'was'} no member of ${orgId}${changed ? ' any more' : ''}.`,
  );
  output.result({ orgId, uid, email, role: null, changed });
  return EXIT.ok;
}

async function change(
  { connection, world }: Context,
  wanted: { orgId: string; email: string; role: Role | null },
): Promise<Extract<SetMemberResult, { outcome: 'set' }>> {
  const result = await decide(
    {
      db: connection.db,
      accounts: connection.openAccounts(),
      now: world.now,
      newId: randomUUID,
    },
    { ...wanted, caller: null, by: nameOperator() },
  );
  if (result.outcome === 'set') return result;
  const [message, remedy] = REFUSALS[result.reason];
  throw new CliError(message, remedy);
}

const SEE = 'See who is: npm run trellis -- member list';

const REFUSALS = {
  not_allowed: ['Somebody changed the members just now.', 'Try again.'],
  own_role: ['Nobody raises their own role.', null],
  above_manager: ['A manager decides about marketing and viewers only.', null],
  last_owner: [
    'This is the last owner of the organisation.',
    'Make somebody else an owner first, or remove the organisation: npm run trellis -- org remove',
  ],
  unknown: ['Nobody with this e-mail address is a member.', SEE],
  full: [
    'This account belongs to as many organisations as one can.',
    'Use another e-mail address for this one.',
  ],
} as const satisfies Record<
  Extract<SetMemberResult, { outcome: 'refused' }>['reason'],
  readonly [string, string | null]
>;

import type { Command } from 'commander';
import { requestSchemas } from '../../functions/src/model/callable-requests';
import { ROLES, roleSchema, type Role } from '../../functions/src/model/member';
import { UsageError } from '../cli-error';
import { listMembers, removeMember, setMember } from '../members/members';
import { example } from './example';
import type { Shell } from './shell';

const ON_ORG = ['--org <orgId>', 'may be left out when there is only one'] as const;

const SET_HELP = `
The first owner of an organisation is set here; owners and managers set the others in the dashboard.
The role counts from the next sign-in on. With --create somebody without an account gets one, and the
link with which they choose a password is printed once: pass it on to them and to nobody else.`;

/** `member list`, `member set`, `member remove` */
export function defineMember(program: Command, shell: Shell): void {
  const member = program
    .command('member')
    .description('who belongs to an organisation, and as what')
    .addHelpText('after', example('member list'));
  member
    .command('list')
    .description('everybody who belongs to an organisation, with their role')
    .argument('[orgId]', 'may be left out when there is only one')
    .addHelpText('after', example('member list maple-street'))
    .action(async (orgId: string | undefined, _options: unknown, command: Command) => {
      shell.exitWith(await listMembers(await shell.open(command, { accounts: true }), orgId));
    });
  member
    .command('set')
    .description('give somebody a role')
    .argument('<email>')
    .argument('<role>', ROLES.join(', '))
    .option(...ON_ORG)
    .option('--create', 'make an account for somebody who has none')
    .addHelpText('after', SET_HELP + example('member set ada@example.com owner --create'))
    .action(
      async (
        typed: string,
        role: string,
        options: { org?: string; create?: boolean },
        command: Command,
      ) => {
        const wanted = { email: readEmail(typed), role: readRole(role) };
        const context = await shell.open(command, { accounts: true });
        const isCreating = options.create ?? false;
        shell.exitWith(await setMember(context, options.org, { ...wanted, isCreating }));
      },
    );
  member
    .command('remove')
    .description('take somebody’s role away; their account stays')
    .argument('<email>')
    .option(...ON_ORG)
    .addHelpText('after', example('member remove ada@example.com'))
    .action(async (typed: string, options: { org?: string }, command: Command) => {
      const email = readEmail(typed);
      const context = await shell.open(command, { accounts: true });
      shell.exitWith(await removeMember(context, options.org, email));
    });
}

function readEmail(text: string): string {
  const parsed = requestSchemas.setMember.shape.email.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new UsageError(`"${text}" is no e-mail address.`);
}

function readRole(text: string): Role {
  const parsed = roleSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  const [last, ...others] = ROLES.toReversed();
  throw new UsageError(`A role is ${others.toReversed().join(', ')} or ${last}.`);
}

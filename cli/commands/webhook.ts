import type { Command } from 'commander';
import { readDurationMs } from '../webhook/read-duration';
import { replayDeliveries } from '../webhook/replay-deliveries';
import { rotateSecret } from '../webhook/rotate-secret';
import { sendTestEvent } from '../webhook/send-test-event';
import { showLog } from '../webhook/show-log';
import { showUrl } from '../webhook/show-url';
import { example } from './example';
import { readWholeNumber, type Shell } from './shell';

const MOST = 500;
const ONLY_ONE = 'may be left out when there is only one';

const ROTATE_HELP = `
The new secret is printed once and signs within a minute. The one it replaces signs on for the time
of --keep-old; never more than two are valid, so one from a rotation before that ends now.
With --new-url the address changes too. Only the new address is answered then, whichever secret
signs: use it when the address has become known to somebody, and enter both at Alleaves at once.`;

const REPLAY_HELP = `
A delivery is a hint that something changed, and the log keeps no bodies: replaying one asks Alleaves
for what it was about, as it is now. Without --all only deliveries that stored nothing are replayed:
those that came too late or too early, and those of unknown events or locations.`;

/** `webhook url`, `webhook rotate`, `webhook log`, `webhook test`, `webhook replay` */
export function defineWebhook(program: Command, shell: Shell): void {
  const webhook = program
    .command('webhook')
    .description('how Alleaves reaches this deployment')
    .addHelpText('after', example('webhook url'));
  webhook
    .command('url')
    .description('the address that Alleaves delivers to; the secret is shown when it is made alone')
    .addHelpText('after', example('webhook url maple-street'))
    .argument('[orgId]', ONLY_ONE)
    .action(async (orgId: string | undefined, _options: unknown, command: Command) => {
      shell.exitWith(await showUrl(await shell.open(command), orgId));
    });
  defineRotate(webhook, shell);
  defineReplay(webhook, shell);
  webhook
    .command('log')
    .description('what was delivered lately and what became of it, newest first')
    .addHelpText('after', example('webhook log maple-street --limit 50'))
    .argument('[orgId]', ONLY_ONE)
    .option('--limit <n>', 'how many', '20')
    .action(async (orgId: string | undefined, options: { limit: string }, command: Command) => {
      const limit = readWholeNumber('--limit', options.limit, MOST);
      shell.exitWith(await showLog(await shell.open(command), orgId, limit));
    });
  webhook
    .command('test')
    .description('deliver a signed test event, which changes no record, and say how it is answered')
    .addHelpText('after', example('webhook test maple-street'))
    .argument('[orgId]', ONLY_ONE)
    .action(async (orgId: string | undefined, _options: unknown, command: Command) => {
      shell.exitWith(await sendTestEvent(await shell.open(command), orgId));
    });
}

function defineRotate(webhook: Command, shell: Shell): void {
  webhook
    .command('rotate')
    .description('make a new secret, with which Alleaves is to sign')
    .argument('[orgId]', ONLY_ONE)
    .option('--keep-old <time>', 'how long the old secret signs on, such as 30m, 24h or 0', '24h')
    .option('--new-url', 'change the address as well; the old one is refused at once')
    .addHelpText('after', ROTATE_HELP + example('webhook rotate maple-street --keep-old 24h'))
    .action(
      async (
        orgId: string | undefined,
        options: { keepOld: string; newUrl?: boolean },
        command: Command,
      ) => {
        const keepOldMs = readDurationMs('--keep-old', options.keepOld);
        const newUrl = options.newUrl ?? false;
        shell.exitWith(await rotateSecret(await shell.open(command), orgId, { keepOldMs, newUrl }));
      },
    );
}

function defineReplay(webhook: Command, shell: Shell): void {
  webhook
    .command('replay')
    .description('ask Alleaves again for what logged deliveries were about')
    .argument('[orgId]', ONLY_ONE)
    .option('--since <time>', 'how far back, such as 30m, 24h or 7d', '24h')
    .option('--all', 'also deliveries that did store something')
    .option('--limit <n>', 'deliveries at most, the newest first', '500')
    .addHelpText('after', REPLAY_HELP + example('webhook replay maple-street --since 7d'))
    .action(
      async (
        orgId: string | undefined,
        options: { since: string; all?: boolean; limit: string },
        command: Command,
      ) => {
        const sinceMs = readDurationMs('--since', options.since);
        const limit = readWholeNumber('--limit', options.limit, MOST);
        const wanted = { sinceMs, limit, isAll: options.all ?? false };
        const context = await shell.open(command, { rings: true });
        shell.exitWith(await replayDeliveries(context, orgId, wanted));
      },
    );
}

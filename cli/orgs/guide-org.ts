import {
  ALLEAVES_URL,
  orgSchema,
  type Org,
  type PosCredentials,
  type PosLocation,
} from '../../functions/src/model/org';
import type { PosHosts } from '../../functions/src/pos/hosts';
import { checkBy } from '../ask/check-by';
import type { Prompts } from '../ask/prompts';
import { EMULATOR_SIMULATOR_URL } from '../connection/emulator-address';
import { UsageError } from '../cli-error';
import type { World } from '../world';
import { checkOption } from './check-option';
import { LoginRefused } from './open-pos';
import { chooseCredentialsSource, readCredentials } from './read-credentials';
import { readBaseUrl, readOrgId, type TypedOrgOptions } from './read-org-settings';

/** Wrong logins that somebody may type; more could lock the account. */
const LOGINS_AT_MOST = 2;

/**
 * The id that was given, or asked for.
 * @throws {UsageError} when it is none, or there is nobody to ask.
 */
export async function askOrgId(
  prompts: Prompts | null,
  given: string | undefined,
): Promise<string> {
  if (given !== undefined) return readOrgId(given);
  if (!prompts)
    throw new UsageError('A new organisation needs an id.', 'Such as: org add maple-street');
  const message = 'Id for paths and URLs, such as maple-street';
  return prompts.text({ message, check: checkBy(readOrgId) });
}

/** The options with the address of the POS, asked for where nothing says it. */
export async function askBaseUrl<Options extends TypedOrgOptions>(
  prompts: Prompts,
  options: Options,
  { before, posHosts }: { before: Org | null; posHosts: PosHosts },
): Promise<Options> {
  if (options.baseUrl !== undefined || before) return options;
  const baseUrl = await prompts.text({
    message: 'Address of Alleaves',
    suggestion: posHosts.loopback ? EMULATOR_SIMULATOR_URL : ALLEAVES_URL,
    check: checkBy((text) => readBaseUrl(text, posHosts)),
  });
  return { ...options, baseUrl };
}

/** The options with name and time zone, asked for where nothing says them; what the POS calls its first location is suggested. */
export async function askNames<Options extends TypedOrgOptions>(
  prompts: Prompts,
  options: Options,
  { before, locations }: { before: Org | null; locations: readonly PosLocation[] },
): Promise<Options> {
  const [first] = locations.toSorted((a, b) => Number(b.active) - Number(a.active));
  const { name: nameSchema, timezone: zoneSchema } = orgSchema.shape;
  const name =
    options.name ??
    before?.name ??
    (await prompts.text({
      message: 'What people call it',
      check: checkBy((text) => checkOption('This name', nameSchema, text)),
      ...suggest(first?.name),
    }));
  const timezone =
    options.timezone ??
    before?.timezone ??
    (await prompts.text({
      message: 'Time zone of its reports',
      check: checkBy((text) => checkOption('This time zone', zoneSchema, text)),
      ...suggest(first?.timezone),
    }));
  return { ...options, name, timezone };
}

function suggest(text: string | undefined) {
  return text === undefined ? {} : { suggestion: text };
}

/**
 * Reads a login and tries it. One that was typed may be typed once more when the POS refuses it.
 * @throws {CliError} when there is none, or the POS does not take it.
 */
export async function logIn(
  { world, prompts }: { world: World; prompts: Prompts | null },
  {
    fromStdin,
    attempt,
    onRefused,
  }: {
    fromStdin: boolean;
    attempt: (credentials: PosCredentials) => Promise<PosLocation[]>;
    onRefused: (error: LoginRefused) => void;
  },
): Promise<{ credentials: PosCredentials; locations: PosLocation[] }> {
  const { env } = world;
  const source = chooseCredentialsSource({ env, fromStdin, isTerminal: prompts !== null });
  const logins = source === 'prompt' ? LOGINS_AT_MOST : 1;
  for (let login = 1; ; login += 1) {
    const credentials = await readCredentials(world, { fromStdin });
    try {
      return { credentials, locations: await attempt(credentials) };
    } catch (error) {
      if (!(error instanceof LoginRefused) || login === logins) throw error;
      onRefused(error);
    }
  }
}

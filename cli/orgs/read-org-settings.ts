import { ALLEAVES_URL, orgSchema, pacingSchema, type Org } from '../../functions/src/model/org';
import { orgIdSchema } from '../../functions/src/model/primitives';
import { whyForbidden, type PosHosts } from '../../functions/src/pos/hosts';
import { UsageError } from '../cli-error';
import { checkOption, toNumber } from './check-option';
import { readDuties, type TypedDuties } from './read-duties';

/** The options of `org add` as they were typed; absent ones are undefined. */
export interface TypedOrgOptions extends TypedDuties {
  readonly name?: string | undefined;
  readonly timezone?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly requestsPerSecond?: string | undefined;
  readonly burst?: string | undefined;
  readonly concurrency?: string | undefined;
  readonly interval?: string | undefined;
  readonly loginStyle?: string | undefined;
}

/** How an org's POS is reached. */
export type PosSettings = Pick<Org['pos'], 'baseUrl' | 'pacing' | 'loginStyle'>;

/** Everything about an org that an operator decides. */
export type OrgSettings = Pick<Org, 'name' | 'timezone' | 'schedule' | 'duties'> & PosSettings;

/** @throws {UsageError} when the text is no organisation id. */
export function readOrgId(text: string): string {
  const parsed = orgIdSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    `"${text}" is not an organisation id.`,
    'Use 3-40 lower-case letters, digits and hyphens, beginning with a letter.',
  );
}

/**
 * The settings that result: what is typed, else what the org already has, else the defaults.
 * @throws {UsageError} naming every option that is missing or wrong.
 */
export function readOrgSettings(
  typed: TypedOrgOptions,
  { before, posHosts }: { before: Org | null; posHosts: PosHosts },
): OrgSettings {
  const missing = [
    (typed.name ?? before?.name) ? '' : '--name',
    (typed.timezone ?? before?.timezone) ? '' : '--timezone',
  ].filter((option) => option !== '');
  if (missing.length > 0) {
    throw new UsageError(
      `A new organisation needs ${missing.join(' and ')}.`,
      'Such as: --name "Maple Street Dispensary" --timezone America/New_York',
    );
  }
  return {
    name: checkOption('--name', orgSchema.shape.name, typed.name ?? before?.name),
    timezone: checkOption(
      '--timezone',
      orgSchema.shape.timezone,
      typed.timezone ?? before?.timezone,
    ),
    ...readPosSettings(typed, { before, posHosts }),
    duties: readDuties(typed, before?.duties ?? null),
    schedule: {
      intervalMinutes: checkOption(
        '--interval',
        orgSchema.shape.schedule.shape.intervalMinutes,
        toNumber(typed.interval) ?? before?.schedule.intervalMinutes,
      ),
    },
  };
}

/**
 * The part of the settings that a login needs.
 * @throws {UsageError} naming the option that is wrong.
 */
export function readPosSettings(
  typed: TypedOrgOptions,
  { before, posHosts }: { before: Org | null; posHosts: PosHosts },
): PosSettings {
  return {
    baseUrl: readBaseUrl(typed.baseUrl ?? before?.pos.baseUrl ?? ALLEAVES_URL, posHosts),
    pacing: readPacing(typed, before),
    loginStyle: checkOption(
      '--login-style',
      orgSchema.shape.pos.shape.loginStyle,
      typed.loginStyle ?? before?.pos.loginStyle,
    ),
  };
}

function readPacing(typed: TypedOrgOptions, before: Org | null): Org['pos']['pacing'] {
  const { requestsPerSecond, burst, concurrency } = pacingSchema.shape;
  const was = before?.pos.pacing;
  return {
    requestsPerSecond: checkOption(
      '--requests-per-second',
      requestsPerSecond,
      toNumber(typed.requestsPerSecond) ?? was?.requestsPerSecond,
    ),
    burst: checkOption('--burst', burst, toNumber(typed.burst) ?? was?.burst),
    concurrency: checkOption(
      '--concurrency',
      concurrency,
      toNumber(typed.concurrency) ?? was?.concurrency,
    ),
  };
}

/**
 * The address of a POS, to which a login may be sent.
 * @throws {UsageError} saying why it may not.
 */
export function readBaseUrl(text: string, posHosts: PosHosts): string {
  const reason = whyForbidden(text, posHosts);
  if (reason === null) return text.replace(/\/+$/, '');
  const onEmulator = posHosts.loopback ? ', or http://127.0.0.1:4100/api' : '';
  throw new UsageError(
    `--base-url cannot be used: it ${reason}.`,
    `Such as ${ALLEAVES_URL}${onEmulator}. Another host has to be named in POS_HOSTS, here and for the functions: docs/deploy.md.`,
  );
}

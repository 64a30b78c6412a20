import { orgSchema, pacingSchema, type Org } from '../../functions/src/model/org';
import { orgIdSchema } from '../../functions/src/model/primitives';
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

/** Where the real Alleaves is. */
export const ALLEAVES_URL = 'https://app.alleaves.com/api';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

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
  { before, isEmulator }: { before: Org | null; isEmulator: boolean },
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
    ...readPosSettings(typed, { before, isEmulator }),
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
  { before, isEmulator }: { before: Org | null; isEmulator: boolean },
): PosSettings {
  return {
    baseUrl: readBaseUrl(typed.baseUrl ?? before?.pos.baseUrl ?? ALLEAVES_URL, isEmulator),
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
 * The address of a POS. Credentials travel to it, so it is encrypted, except to a simulator on the same machine.
 * @throws {UsageError}
 */
export function readBaseUrl(text: string, isEmulator: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isLoopback = url?.protocol === 'http:' && LOOPBACK.has(url.hostname);
  if (
    url &&
    !url.username &&
    !url.password &&
    (url.protocol === 'https:' || (isEmulator && isLoopback))
  )
    return text.replace(/\/+$/, '');
  throw new UsageError(
    '--base-url must be an https address without a login in it.',
    `Such as ${ALLEAVES_URL}; on the emulator http://127.0.0.1:4100/api works too.`,
  );
}

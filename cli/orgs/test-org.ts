import type { Org, PosCredentials, PosLocation } from '../../functions/src/model/org';
import { STREAMS, type Stream } from '../../functions/src/model/source';
import type { PosAdapter, PosPage } from '../../functions/src/pos/adapter';
import { explainError } from '../explain-error';
import { formatAmount } from '../format/numbers';
import type { OpenPos } from './open-pos';

const DAY_MS = 86_400_000;

/** Orders of so many last days show what rows look like without walking them all. */
const ORDER_DAYS = 30;

/** One thing that a sync needs, tried. */
export interface OrgCheck {
  readonly name: 'login' | Stream;
  /** `not_tried`: without a login nothing else can be asked. */
  readonly state: 'works' | 'fails' | 'not_tried';
  /** What came, in one sentence. */
  readonly found: string;
  /** What to do where it does not work; null otherwise. */
  readonly remedy: string | null;
}

/**
 * Tries what a sync needs: the login with the list of locations, and the first page of each stream. Nothing is written.
 * @returns the checks in the order in which they were made; never throws for what the POS does.
 */
export async function testOrg(
  { openPos, now, onCheck }: { openPos: OpenPos; now: () => Date; onCheck: (name: string) => void },
  { org, credentials }: { org: Org; credentials: PosCredentials },
): Promise<OrgCheck[]> {
  const pos = openPos({ pos: org.pos, credentials });
  onCheck('login');
  const login = await tryLogin(pos, org.pos.locations);
  const checks = [login];
  for (const stream of STREAMS) {
    if (login.state === 'fails') {
      checks.push({ name: stream, state: 'not_tried', found: 'not tried', remedy: null });
      continue;
    }
    onCheck(stream);
    checks.push(await tryStream(pos, stream, new Date(now().getTime() - ORDER_DAYS * DAY_MS)));
  }
  return checks;
}

async function tryLogin(pos: PosAdapter, known: readonly PosLocation[]): Promise<OrgCheck> {
  const locations = await pos.listLocations().catch((error: unknown) => explainError(error));
  if (locations instanceof Error) return failed('login', locations);
  const isKnown = ({ id, timezone }: PosLocation): boolean =>
    known.some((one) => one.id === id && one.timezone === timezone);
  const changed = locations.filter((location) => !isKnown(location)).length;
  const news = changed === 0 ? '' : `; ${changed} new or in another time zone, stored by a sync`;
  const names = locations.map(({ id, name, timezone }) => `${id} ${name} (${timezone})`).join(', ');
  if (locations.length === 0) {
    const remedy = 'Ask Alleaves to give this account a location.';
    return { name: 'login', state: 'fails', found: 'no location', remedy };
  }
  return { name: 'login', state: 'works', found: `${names}${news}`, remedy: null };
}

async function tryStream(pos: PosAdapter, stream: Stream, since: Date): Promise<OrgCheck> {
  try {
    const request = { stream, since: stream === 'orders' ? since : null, resumeAt: null };
    for await (const page of pos.walk(request)) return describePage(stream, page);
    return { name: stream, state: 'works', found: 'nothing yet', remedy: null };
  } catch (error) {
    return failed(stream, explainError(error));
  }
}

function describePage(name: Stream, { rowCount, observations, rejections }: PosPage): OrgCheck {
  const rows = `${formatAmount(rowCount, 'row')} on the first page`;
  if (rejections.length === 0) return { name, state: 'works', found: rows, remedy: null };
  const found = `${rows}, ${rejections.length} of them unreadable`;
  const remedy = 'See what is new or missing in its rows: npm run trellis -- discover';
  return { name, state: observations.length === 0 ? 'fails' : 'works', found, remedy };
}

function failed(
  name: OrgCheck['name'],
  { message, remedy }: { message: string; remedy: string | null },
): OrgCheck {
  return { name, state: 'fails', found: message, remedy };
}

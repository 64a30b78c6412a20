import { fieldsOf, ok, refuse } from './answer';
import type { Answer, Call, Route } from './answer';
import type { Pos } from './pos';

interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Undefined for a Basic login, which carries none. */
  readonly pin?: string;
}

function readBasic(header: unknown): Credentials | null {
  const match = typeof header === 'string' ? /^Basic\s+(\S+)$/i.exec(header) : null;
  const [username, ...rest] = Buffer.from(match?.[1] ?? '', 'base64')
    .toString()
    .split(':');
  return username === undefined || rest.length === 0
    ? null
    : { username, password: rest.join(':') };
}

function readJson({ body }: Call): Credentials | null {
  const { username, password, pin } = fieldsOf(body);
  if (typeof username !== 'string' || typeof password !== 'string') return null;
  return { username, password, pin: typeof pin === 'string' ? pin : '' };
}

function logIn(pos: Pos, call: Call): Answer {
  const { options } = pos.world();
  const { basicLogin, pinRequired, tokenLifeSeconds, tokenExp } = pos.variants();
  const basic = basicLogin ? readBasic(call.headers['authorization']) : null;
  const given = readJson(call) ?? basic;
  if (given === null) return refuse(401, 'Missing credentials');
  const pinFits = given.pin === undefined || !pinRequired || given.pin === options.pin;
  if (given.username !== options.username || given.password !== options.password || !pinFits) {
    return refuse(401, 'Invalid username, password or pin');
  }
  return ok({
    id_user: 41,
    name_first: 'Sync',
    name_last: 'Service',
    username: options.username,
    id_company: options.companyId,
    company: options.companyName,
    id_role: 4,
    token: pos.tokens.issue(tokenLifeSeconds, tokenExp),
  });
}

/** `POST /auth`, with a JSON body (and pin) or HTTP Basic (without). */
export function authRoutes(pos: Pos): Route[] {
  return [{ method: 'POST', path: '/auth', open: true, handler: (call) => logIn(pos, call) }];
}

import { randomUUID } from 'node:crypto';

/** The server's time of the write. */
export const NOW = Symbol('now');

/** One write of a browser; `update` names the whole of what changes. */
export type RuleWrite =
  | { readonly op: 'set' | 'create'; readonly path: string; readonly data: object }
  | { readonly op: 'update'; readonly path: string; readonly data: object }
  | { readonly op: 'delete'; readonly path: string };

/** What somebody at a browser tries. */
export type RuleAttempt =
  | { readonly op: 'get'; readonly path: string }
  | {
      readonly op: 'list';
      readonly path: string;
      readonly limit: number | null;
      readonly everywhere?: boolean;
    }
  | { readonly op: 'commit'; readonly writes: readonly RuleWrite[] };

/** Somebody at a browser; claims are null for somebody signed out. */
export interface RuleUser {
  readonly uid: string;
  readonly claims: object | null;
}

type Json = Readonly<Record<string, unknown>>;

/** A project of its own on the Firestore emulator, spoken to as the emulator's own interface is: many times faster than a client. */
export class RestRules {
  readonly project = `demo-mutants-${randomUUID().slice(0, 8)}`;
  private readonly origin: string;
  private readonly root = `projects/${this.project}/databases/(default)/documents`;

  constructor() {
    const host = process.env['FIRESTORE_EMULATOR_HOST'];
    if (host === undefined)
      throw new Error('FIRESTORE_EMULATOR_HOST is not set: run this through `npm test`');
    this.origin = `http://${host}`;
  }

  /** @throws Error with what the emulator says of rules that it does not take. */
  async load(rules: string): Promise<void> {
    const body = { rules: { files: [{ name: 'firestore.rules', content: rules }] } };
    const answer = await this.send('PUT', `/emulator/v1/projects/${this.project}:securityRules`, {
      body,
    });
    if (!answer.ok) throw new Error(`the rules were not taken: ${await answer.text()}`);
  }

  /** Stores documents as a function would. */
  async store(documents: Readonly<Record<string, object>>): Promise<void> {
    const writes = Object.entries(documents).map(([path, data]): RuleWrite => ({
      op: 'set',
      path,
      data,
    }));
    const answer = await this.try({ op: 'commit', writes }, 'Bearer owner');
    if (!answer.ok) throw new Error(`the documents were not stored: ${await answer.text()}`);
  }

  /** Whether the rules allow it. @throws Error when something else than the rules is against it. */
  async isAllowed({ uid, claims }: RuleUser, attempt: RuleAttempt): Promise<boolean> {
    const answer = await this.try(
      attempt,
      claims === null ? null : `Bearer ${tokenOf(this.project, uid, claims)}`,
    );
    const text = await answer.text();
    if (answer.ok || answer.status === 404) return true;
    if (answer.status === 403) return false;
    throw new Error(`the emulator answered ${answer.status}: ${text}`);
  }

  /** What the emulator has counted of each expression. */
  async coverage(): Promise<unknown> {
    const answer = await this.send('GET', `/emulator/v1/projects/${this.project}:ruleCoverage`, {});
    return answer.json();
  }

  private try(attempt: RuleAttempt, authorization: string | null): Promise<Response> {
    if (attempt.op === 'get')
      return this.send('GET', `/v1/${this.root}/${attempt.path}`, { authorization });
    if (attempt.op === 'commit') {
      const body = { writes: attempt.writes.map((write) => this.toWire(write)) };
      return this.send('POST', `/v1/${this.root}:commit`, { body, authorization });
    }
    const { path, limit, everywhere = false } = attempt;
    const cut = path.lastIndexOf('/');
    const parent = cut < 0 || everywhere ? '' : `/${path.slice(0, cut)}`;
    const from = [{ collectionId: path.slice(cut + 1), allDescendants: everywhere }];
    const structuredQuery = limit === null ? { from } : { from, limit };
    return this.send('POST', `/v1/${this.root}${parent}:runQuery`, {
      body: { structuredQuery },
      authorization,
    });
  }

  private toWire(write: RuleWrite): Json {
    const name = `${this.root}/${write.path}`;
    if (write.op === 'delete') return { delete: name };
    const transforms: Json[] = [];
    const fields = toFields(write.data, '', transforms);
    const update = { update: { name, fields }, updateTransforms: transforms };
    if (write.op === 'set') return update;
    if (write.op === 'create') return { ...update, currentDocument: { exists: false } };
    return {
      ...update,
      updateMask: { fieldPaths: Object.keys(write.data) },
      currentDocument: { exists: true },
    };
  }

  private send(
    method: string,
    path: string,
    { body, authorization = null }: { body?: object; authorization?: string | null },
  ): Promise<Response> {
    return fetch(this.origin + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(authorization === null ? {} : { authorization }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

const toBase64 = (value: object): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as the emulator takes it: not signed. */
function tokenOf(project: string, uid: string, claims: object): string {
  const iat = Math.floor(Date.now() / 1_000);
  const issuer = `https://securetoken.google.com/${project}`;
  const payload = {
    iss: issuer,
    aud: project,
    iat,
    exp: iat + 3_600,
    auth_time: iat,
    sub: uid,
    user_id: uid,
    ...claims,
  };
  return `${toBase64({ alg: 'none', typ: 'JWT' })}.${toBase64(payload)}.`;
}

function toFields(data: object, path: string, transforms: Json[]): Json {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (value === NOW) transforms.push({ fieldPath: at, setToServerValue: 'REQUEST_TIME' });
    else fields[key] = toValue(value, at, transforms);
  }
  return fields;
}

function toValue(value: unknown, path: string, transforms: Json[]): Json {
  if (value === null) return { nullValue: null };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'number')
    return Number.isInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
  if (value instanceof Date) return { timestampValue: value.toISOString() };
  if (Array.isArray(value))
    return { arrayValue: { values: value.map((one) => toValue(one, path, transforms)) } };
  if (typeof value === 'object') return { mapValue: { fields: toFields(value, path, transforms) } };
  throw new TypeError(`a ${typeof value} cannot be stored`);
}

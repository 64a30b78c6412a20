import { z } from 'zod';

/** Longer than any of these answers takes. */
const TIMEOUT_MS = 20_000;

const MOST_PAGES = 50;

/** One of Google's interfaces, by the first word of its host name. */
export type Service =
  | 'cloudbilling'
  | 'cloudfunctions'
  | 'cloudresourcemanager'
  | 'cloudscheduler'
  | 'firebaserules'
  | 'firestore'
  | 'monitoring'
  | 'secretmanager'
  | 'serviceusage';

/** Google's REST interfaces, as far as they are read here. Nothing is ever changed by them. */
export interface Google {
  /** @throws {GoogleRefusal} for any answer but 2xx; Error when there is none, or one of another shape. */
  get<T>(service: Service, path: string, schema: z.ZodType<T>): Promise<T>;
  /** Every page of a list. @param key where the answer holds it; absent when it is empty. */
  list<T>(
    service: Service,
    path: string,
    { key, schema }: { key: string; schema: z.ZodType<T> },
  ): Promise<T[]>;
  /** How far this machine's clock is ahead of Google's, by the last answer; null before the first. */
  skewMs(): number | null;
}

/** Google answered, and not with what was asked for. The message holds no more than its own first words. */
export class GoogleRefusal extends Error {
  override readonly name = 'GoogleRefusal';

  constructor(
    readonly status: number,
    message: string,
    /** Whether the interface itself is not enabled in the project. */
    readonly isDisabled = false,
  ) {
    super(message);
  }
}

const pageSchema = z.looseObject({ nextPageToken: z.string().default('') });
const errorSchema = z.looseObject({
  error: z.looseObject({
    message: z.string(),
    details: z.array(z.looseObject({ reason: z.string().optional() })).default([]),
  }),
});

/**
 * Opens them.
 * @param originOf where a service answers; Google's own hosts unless told otherwise.
 */
export function openGoogle({
  projectId,
  readToken,
  now,
  originOf = (service) => `https://${service}.googleapis.com`,
}: {
  projectId: string;
  readToken: () => Promise<string>;
  now: () => Date;
  originOf?: (service: Service) => string;
}): Google {
  let token: Promise<string> | undefined;
  let skew: number | null = null;
  const ask = async (service: Service, path: string): Promise<unknown> => {
    token ??= readToken();
    const headers = {
      authorization: `Bearer ${await token}`,
      // Whose quota it is, where a person and not a service account is logged in.
      'x-goog-user-project': projectId,
    };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(`${originOf(service)}${path}`, { headers, signal });
    const date = Date.parse(answer.headers.get('date') ?? '');
    if (!Number.isNaN(date)) skew = now().getTime() - date;
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) return body;
    const { message: said = answer.statusText, details = [] } =
      errorSchema.safeParse(body).data?.error ?? {};
    const isDisabled = details.some(({ reason }) => reason === 'SERVICE_DISABLED');
    throw new GoogleRefusal(
      answer.status,
      `${service} answered ${answer.status}: ${said.slice(0, 200)}`,
      isDisabled,
    );
  };
  return {
    get: async (service, path, schema) => schema.parse(await ask(service, path)),
    async list(service, path, { key, schema }) {
      const found: z.infer<typeof schema>[] = [];
      let next = '';
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const more = next === '' ? '' : `${path.includes('?') ? '&' : '?'}pageToken=${next}`;
        const read = pageSchema.parse(await ask(service, `${path}${more}`));
        found.push(...z.array(schema).default([]).parse(read[key]));
        if (read.nextPageToken === '') break;
        next = encodeURIComponent(read.nextPageToken);
      }
      return found;
    },
    skewMs: () => skew,
  };
}

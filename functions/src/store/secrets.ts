import { z } from 'zod';
import { posCredentialsSchema, type PosCredentials } from '../model/org';
import { webhookSecretsSchema, type WebhookSecrets } from '../model/webhook';
import type { Database, Write } from './database';
import { parseDocument } from './parse';
import { pathOf } from './paths';
import { sealedSchema, type SealContext, type Vault } from './vault';

const storedSchema = z.strictObject({ sealed: sealedSchema });
const sessionSchema = z.strictObject({ token: z.string(), expiresAt: z.coerce.date() });
const jsonWebhookSchema = z.preprocess(reviveDates, webhookSecretsSchema);

/** A login to the POS that instances share. */
export type StoredSession = z.infer<typeof sessionSchema>;

/** One org's secrets. They leave Firestore only through here, and lie there sealed. */
export interface Secrets {
  posCredentials(): Promise<PosCredentials | null>;
  posSession(): Promise<StoredSession | null>;
  /** Null forgets the session. */
  savePosSession(session: StoredSession | null): Promise<void>;
  webhook(): Promise<WebhookSecrets | null>;
  /** The write that stores credentials; new ones make any shared session void. */
  credentialWrites(credentials: PosCredentials): Write[];
  webhookWrite(secrets: WebhookSecrets): Write;
}

export function createSecrets(db: Database, orgId: string, vault: Vault): Secrets {
  const paths = {
    posCredentials: pathOf('posCredentials', { org: orgId }),
    posSession: pathOf('posSession', { org: orgId }),
    webhook: pathOf('webhookSecrets', { org: orgId }),
  };
  const read = async <T>(
    purpose: SealContext['purpose'],
    schema: z.ZodType<T>,
  ): Promise<T | null> => {
    const [document] = await db.getAll([paths[purpose]]);
    const stored = parseDocument(storedSchema, document);
    return stored && schema.parse(JSON.parse(vault.open(stored.sealed, { orgId, purpose })));
  };
  const write = (purpose: SealContext['purpose'], value: unknown): Write => ({
    op: 'set',
    path: paths[purpose],
    data: { sealed: vault.seal(JSON.stringify(value), { orgId, purpose }) },
  });
  return {
    posCredentials: () => read('posCredentials', posCredentialsSchema),
    posSession: () => read('posSession', sessionSchema),
    async savePosSession(session) {
      await db.commit([
        session ? write('posSession', session) : { op: 'delete', path: paths.posSession },
      ]);
    },
    webhook: () => read('webhook', jsonWebhookSchema),
    credentialWrites: (credentials) => [
      write('posCredentials', credentials),
      { op: 'delete', path: paths.posSession },
    ],
    webhookWrite: (secrets) => write('webhook', secrets),
  };
}

function reviveDates(value: unknown): unknown {
  const parsed = z
    .looseObject({ previous: z.looseObject({ validUntil: z.coerce.date() }).nullable() })
    .safeParse(value);
  return parsed.success ? parsed.data : value;
}

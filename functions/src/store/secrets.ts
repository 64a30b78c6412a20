import { z } from 'zod';
import { posCredentialsSchema, type PosCredentials } from '../model/org';
import { webhookSecretsSchema, type WebhookSecrets } from '../model/webhook';
import type { Database, StoredDocument, Write } from './database';
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
  /** The login that instances share, in the form that an adapter takes. Saving null forgets it. */
  readonly posSessions: {
    load(): Promise<StoredSession | null>;
    save(session: StoredSession | null): Promise<void>;
  };
  webhook(): Promise<WebhookSecrets | null>;
  /** The write that stores credentials; new ones make any shared session void. */
  credentialWrites(credentials: PosCredentials): Write[];
  webhookWrite(secrets: WebhookSecrets): Write;
  /**
   * Replaces the webhook's secrets by what `change` makes of them.
   * @param also what is written together with them, or not at all.
   * @returns the new ones; null when the org has none.
   * @throws {CommitConflict} when somebody else replaced them meanwhile; nothing was written.
   */
  changeWebhook(
    change: (before: WebhookSecrets) => WebhookSecrets,
    also?: readonly Write[],
  ): Promise<WebhookSecrets | null>;
}

export function createSecrets(db: Database, orgId: string, vault: Vault): Secrets {
  const paths = {
    posCredentials: pathOf('posCredentials', { org: orgId }),
    posSession: pathOf('posSession', { org: orgId }),
    webhook: pathOf('webhookSecrets', { org: orgId }),
  };
  const open = <T>(
    purpose: SealContext['purpose'],
    schema: z.ZodType<T>,
    document: StoredDocument | undefined,
  ): T | null => {
    const stored = parseDocument(storedSchema, document);
    return stored && schema.parse(JSON.parse(vault.open(stored.sealed, { orgId, purpose })));
  };
  const read = async <T>(purpose: SealContext['purpose'], schema: z.ZodType<T>) => {
    const [document] = await db.getAll([paths[purpose]]);
    return open(purpose, schema, document);
  };
  const seal = (purpose: SealContext['purpose'], value: unknown) => ({
    sealed: vault.seal(JSON.stringify(value), { orgId, purpose }),
  });
  const write = (purpose: SealContext['purpose'], value: unknown): Write => ({
    op: 'set',
    path: paths[purpose],
    data: seal(purpose, value),
  });
  return {
    posCredentials: () => read('posCredentials', posCredentialsSchema),
    posSessions: {
      load: () => read('posSession', sessionSchema),
      async save(session) {
        await db.commit([
          session ? write('posSession', session) : { op: 'delete', path: paths.posSession },
        ]);
      },
    },
    webhook: () => read('webhook', jsonWebhookSchema),
    credentialWrites: (credentials) => [
      write('posCredentials', credentials),
      { op: 'delete', path: paths.posSession },
    ],
    webhookWrite: (secrets) => write('webhook', secrets),
    async changeWebhook(change, also = []) {
      const path = paths.webhook;
      const [document] = await db.getAll([path]);
      const before = open('webhook', jsonWebhookSchema, document);
      if (!before || !document?.writtenAt) return null;
      const after = change(before);
      const ifWrittenAt = document.writtenAt;
      await db.commit([{ op: 'update', path, data: seal('webhook', after), ifWrittenAt }, ...also]);
      return after;
    },
  };
}

function reviveDates(value: unknown): unknown {
  const parsed = z
    .looseObject({ previous: z.looseObject({ validUntil: z.coerce.date() }).nullable() })
    .safeParse(value);
  return parsed.success ? parsed.data : value;
}

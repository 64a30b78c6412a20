import { createSecrets } from '../../functions/src/store/secrets';
import { createVault } from '../../functions/src/store/vault';
import { THIS_MACHINE } from '../../functions/src/testing/alleaves-under-test';
import { createMemoryAccounts } from '../../functions/src/testing/memory-accounts';
import type { MemoryDatabase } from '../../functions/src/testing/memory-database';
import { createMemoryOrgDocuments } from '../../functions/src/testing/memory-org-documents';
import type { Connection } from '../connection/connect';

const VAULT = createVault(`test:${Buffer.alloc(32, 7).toString('base64')}`);

/** A deployment in memory, as a command sees it; what is not told otherwise is empty, and rings are heard by nobody. */
export function connectionTo(db: MemoryDatabase, given: Partial<Connection> = {}): Connection {
  const accounts = createMemoryAccounts();
  return {
    projectId: 'demo-trellis',
    isEmulator: true,
    db,
    posHosts: THIS_MACHINE,
    openSecrets: (orgId) => createSecrets(db, orgId, VAULT),
    webhookUrl: (orgId, generation) => `https://hooks.test/${orgId}/${generation}.mac`,
    publish: () => Promise.resolve(),
    openAccounts: () => accounts,
    openOrgDocuments: () => createMemoryOrgDocuments(db),
    ...given,
  };
}

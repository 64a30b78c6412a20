import { randomUUID } from 'node:crypto';
import { dumpOrg } from '../testing/dump-org';
import type { Write } from './database';
import { openDatabase } from './open-database';
import { openOrgDocuments } from './org-documents';

const PROJECT = 'demo-trellis';
const db = openDatabase({ projectId: PROJECT });
const documents = openOrgDocuments({ projectId: PROJECT });

const set = (path: string): Write => ({ op: 'set', path, data: { a: 1 } });

async function fill(): Promise<string> {
  const orgId = `doc-${randomUUID().slice(0, 8)}`;
  const names = Array.from({ length: 120 }, (_, index) => `orgs/${orgId}/customers/c${index}`);
  await db.commit(names.flatMap((path) => [set(path), set(`${path}/private/raw`)]));
  // Below documents that are not there, and with a name that is no path of ours.
  await db.commit([set(`orgs/${orgId}/syncRuns/gone/notes/n`), set(`orgs/${orgId}/stray/s`)]);
  return orgId;
}

it('lists every collection, and deletes one with all below it, orphans included', async () => {
  const orgId = await fill();
  expect(await documents.listCollections(orgId)).toStrictEqual(['customers', 'stray', 'syncRuns']);
  const heard: number[] = [];
  const removed = await documents.removeCollection(orgId, 'customers', (count) =>
    heard.push(count),
  );
  expect(removed).toBe(240);
  expect(heard.at(-1)).toBe(240);
  expect(await documents.removeCollection(orgId, 'syncRuns', () => undefined)).toBe(1);
  expect(await documents.listCollections(orgId)).toStrictEqual(['stray']);
  const left = [...(await dumpOrg(PROJECT, orgId)).keys()];
  expect(left).toStrictEqual([`orgs/${orgId}`, `orgs/${orgId}/stray/s`]);
});

it('finds nothing where nothing is', async () => {
  const orgId = `doc-${randomUUID().slice(0, 8)}`;
  expect(await documents.listCollections(orgId)).toStrictEqual([]);
  expect(await documents.removeCollection(orgId, 'customers', () => undefined)).toBe(0);
});

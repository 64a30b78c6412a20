import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { getFirestore, type DocumentData } from 'firebase-admin/firestore';
import { openApp } from '../../../functions/src/store/open-database';
import { serveFunction, type Handler } from '../../../functions/src/testing/serve-function';
import { bareTaskSchema, writesOf, type Written } from './written-by-delivery';

/**
 * The least that a webhook must do: check the signature, look at the record once, and write the same documents in one batch. What
 * those hold is read beforehand from where the shipped handler stored them, so nothing is computed here.
 */
async function serve(): Promise<void> {
  process.setSourceMapsEnabled(false);
  const task = bareTaskSchema.parse(JSON.parse(process.env['BARE_TASK'] ?? ''));
  const { orgId, secret, modelProject, projectId, first, count } = task;
  const model = getFirestore(openApp(modelProject));
  const written = new Map<string, Written>();
  for (let id = first; id < first + count; id += 1)
    written.set(String(id), await writesOf(model, orgId, String(id)));
  const firestore = getFirestore(openApp(projectId));
  const handler: Handler = async (request, response) => {
    const body = request.rawBody;
    const expected = createHmac('sha256', secret).update(body).digest();
    const given = Buffer.from(request.get('x-alleaves-signature') ?? '', 'hex');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      response.status(401).end();
      return;
    }
    const id = readId(JSON.parse(body.toString('utf8')));
    const documents = written.get(id) ?? [];
    await firestore.doc(`orgs/${orgId}/orders/alv_${id}`).get();
    const batch = firestore.batch();
    for (const [path, data] of documents)
      batch.set(firestore.doc(path.replace('{new}', randomUUID())), data);
    await batch.commit();
    response.status(200).json({ success: true });
  };
  const { url } = await serveFunction(handler);
  process.send?.({ url });
}

function readId(payload: { readonly data?: DocumentData }): string {
  return String(payload.data?.['id_order']);
}

void serve();

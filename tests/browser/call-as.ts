import { z } from 'zod';
import { REGION } from '../../functions/src/config';
import { readSignedInStorage, type Account, type EmulatorPageConfig } from './people';

const keptSchema = z.object({ stsTokenManager: z.object({ accessToken: z.string() }) });

/** Somebody's own requests, past the page: what a browser could be made to send by whoever sits before it. */
export interface Caller {
  /** Calls a function. @returns `OK`, or the word that it refused with, such as `PERMISSION_DENIED` */
  call(name: string, data: object): Promise<string>;
  /** Reads a document. @returns the status of the answer: 403 when it is denied */
  read(path: string): Promise<number>;
  /** Changes one field of a document to a text. @returns the status of the answer */
  write(path: string, field: string, text: string): Promise<number>;
}

const answerSchema = z.object({ error: z.object({ status: z.string() }).optional() });

/** Signs in as an account and sends whatever is asked for in its name. */
export async function callAs(config: EmulatorPageConfig, account: Account): Promise<Caller> {
  const [kept] = await readSignedInStorage(config, account);
  const { accessToken } = keptSchema.parse(JSON.parse(kept?.value ?? '{}')).stsTokenManager;
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'content-type': 'application/json',
  };
  const { functions, firestore } = config.emulators;
  const { projectId } = config;
  const documents = `http://${firestore.host}:${firestore.port}/v1/projects/${projectId}/databases/(default)/documents`;
  return {
    async call(name, data) {
      const url = `http://${functions.host}:${functions.port}/${projectId}/${REGION}/${name}`;
      const body = JSON.stringify({ data });
      const response = await fetch(url, { method: 'POST', headers, body });
      return answerSchema.parse(await response.json()).error?.status ?? 'OK';
    },
    async read(path) {
      return (await fetch(`${documents}/${path}`, { headers })).status;
    },
    async write(path, field, text) {
      const url = `${documents}/${path}?updateMask.fieldPaths=${field}`;
      const fields = field
        .split('.')
        .reduceRight<object>((inner, name) => ({ mapValue: { fields: { [name]: inner } } }), {
          stringValue: text,
        });
      const body = JSON.stringify(Reflect.get(fields, 'mapValue'));
      return (await fetch(url, { method: 'PATCH', headers, body })).status;
    },
  };
}

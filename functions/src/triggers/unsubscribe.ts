import { createHash } from 'node:crypto';
import { onRequest } from 'firebase-functions/https';
import { deskAccount, mailLinkKey, requireSecret } from '../config';
import { answerUnsubscribe } from '../reports/answer-unsubscribe';
import { UNSUBSCRIBE_STYLE } from '../reports/to-unsubscribe-page';
import { runtime } from '../runtime';
import { EVERY_FUNCTION } from '../sizing';
import { toLogFields } from '../store/errors';

const STYLE_HASH = createHash('sha256').update(UNSUBSCRIBE_STYLE).digest('base64');

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
} as const;

/** The address in each mail: GET shows a page with a button, POST ends that kind of mail for that member, or brings it back. */
export const unsubscribe = onRequest(
  {
    ...EVERY_FUNCTION,
    serviceAccount: deskAccount,
    timeoutSeconds: 30,
    memory: '256MiB',
    concurrency: 40,
    // A few people on a Monday; more is somebody guessing codes.
    maxInstances: 3,
    secrets: [mailLinkKey],
  },
  async (request, response) => {
    response.set(HEADERS);
    try {
      const { method, query } = request;
      const body: unknown = request.body;
      const tools = { db: runtime.database(), linkKey: requireSecret(mailLinkKey) };
      const { status, html } = await answerUnsubscribe(tools, { method, query, body });
      if (status === 405) response.set('Allow', 'GET, HEAD, POST');
      response.status(status).send(html);
    } catch (error) {
      const fields = { severity: 'ERROR', ...toLogFields(error) };
      runtime.log('a choice about mail could not be stored', fields);
      response.status(503).send('Please try again in a minute.');
    }
  },
);

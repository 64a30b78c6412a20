import { createHmac } from 'node:crypto';
import { isSignedBy, readWebhookPath, webhookPath } from './webhook-url';

const KEY = 'path-key';
const BODY = Buffer.from('{"event":"order.created","name":"Zoë"}');
const SECRET = 'a-secret-of-some-length';
const SIGNATURE = createHmac('sha256', SECRET).update(BODY).digest('hex');

describe('webhookPath', () => {
  it('keeps its form, so that URLs given out stay valid', () => {
    expect(webhookPath('maple-street', 1, KEY)).toBe('/maple-street/1.jKxXYZQWSYA4K2dNkK_T0GgO');
  });

  it('is read back', () => {
    expect(readWebhookPath(webhookPath('maple-street', 12, KEY), KEY)).toStrictEqual({
      orgId: 'maple-street',
      generation: 12,
    });
  });
});

describe('readWebhookPath', () => {
  const good = webhookPath('maple', 1, KEY);
  const mac = good.split('.')[1] ?? '';
  it.each([
    ['another org', `/maplf/1.${mac}`],
    ['another generation', `/maple/2.${mac}`],
    ['a leading zero', `/maple/01.${mac}`],
    ['generation 0', webhookPath('maple', 0, KEY)],
    ['a shorter code', good.slice(0, -1)],
    ['a longer code', `${good}A`],
    ['a changed code', `/maple/1.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`],
    ['something behind it', `${good}/`],
    ['no code', '/maple/1'],
    ['a way up', `/../maple/1.${mac}`],
    ['an org in capitals', good.toUpperCase()],
    ['nothing', ''],
  ])('refuses %s', (_, path) => {
    expect(readWebhookPath(path, KEY)).toBeNull();
  });

  it('refuses what another deployment made', () => {
    expect(readWebhookPath(webhookPath('maple', 1, 'other-key'), KEY)).toBeNull();
  });

  it('cannot be asked without a key', () => {
    expect(() => readWebhookPath(good, '')).toThrow('WEBHOOK_PATH_KEY');
  });
});

describe('isSignedBy', () => {
  it.each([
    ['bare', SIGNATURE],
    ['prefixed', `sha256=${SIGNATURE}`],
    ['in capitals', SIGNATURE.toUpperCase()],
  ])('accepts a signature that is %s', (_, signature) => {
    expect(isSignedBy([SECRET], BODY, signature)).toBe(true);
  });

  it.each([
    ['absent', undefined],
    ['empty', ''],
    ['cut', SIGNATURE.slice(0, 40)],
    ['one digit short', SIGNATURE.slice(0, -1)],
    ['one digit long', `${SIGNATURE}0`],
    ['twice prefixed', `sha256=sha256=${SIGNATURE}`],
    ['of another kind', `sha1=${SIGNATURE}`],
    ['not hex', 'z'.repeat(64)],
    ['of another secret', createHmac('sha256', 'other').update(BODY).digest('hex')],
  ])('refuses a signature that is %s', (_, signature) => {
    expect(isSignedBy([SECRET], BODY, signature)).toBe(false);
  });

  it('refuses a changed body', () => {
    expect(
      isSignedBy([SECRET], Buffer.from(BODY.toString().replace('Zoë', 'Zoe')), SIGNATURE),
    ).toBe(false);
  });

  it('accepts the secret before the current one', () => {
    expect(isSignedBy(['new-secret', SECRET], BODY, SIGNATURE)).toBe(true);
  });

  it('never lets an empty secret sign', () => {
    const signature = createHmac('sha256', '').update(BODY).digest('hex');
    expect(isSignedBy([''], BODY, signature)).toBe(false);
    expect(isSignedBy([], BODY, signature)).toBe(false);
  });
});

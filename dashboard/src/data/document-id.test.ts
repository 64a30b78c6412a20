import { isDocumentId } from './document-id';

describe('isDocumentId', () => {
  it.each(['alv_10231', 'a.b-c', '7'])('takes %s for an id', (text) => {
    expect(isDocumentId(text)).toBe(true);
  });

  it.each(['', '.', '..', 'a/b', 'a b', '%2e', 'x'.repeat(201)])('refuses %j', (text) => {
    expect(isDocumentId(text)).toBe(false);
  });
});

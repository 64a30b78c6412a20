import { collectionOf, orgsOf, pathOf, PATHS } from './paths';

describe('pathOf', () => {
  it('fills in every placeholder', () => {
    expect(pathOf('runNote', { org: 'maple', id: 'manual-1', note: 'n' })).toBe(
      'orgs/maple/syncRuns/manual-1/notes/n',
    );
    expect(pathOf('posSession', { org: 'maple' })).toBe('orgs/maple/private/posSession');
  });

  it.each(['', '.', '..', 'a/b', 'a b', 'a\nb', '__id__', 'x'.repeat(201)])(
    'refuses %j as an id',
    (id) => {
      expect(() => pathOf('customer', { org: 'maple', id })).toThrow(RangeError);
      expect(() => pathOf('customer', { org: id, id: 'alv_1' })).toThrow(RangeError);
    },
  );

  it('says which placeholder is wrong and never what was given', () => {
    expect(() => pathOf('customer', { org: 'maple', id: 'jane/doe' })).toThrow(
      '{id} of orgs/{org}/customers/{id} is not a document id',
    );
  });
});

describe('collectionOf', () => {
  it('is the path without the last id', () => {
    expect(collectionOf('customer', { org: 'maple' })).toBe('orgs/maple/customers');
    expect(collectionOf('runNote', { org: 'maple', id: 'r' })).toBe('orgs/maple/syncRuns/r/notes');
  });

  it('refuses an unsafe org', () => {
    expect(() => collectionOf('customer', { org: '../other' })).toThrow(RangeError);
  });
});

describe('PATHS', () => {
  it('puts everything below an org', () => {
    expect(Object.values(PATHS).filter((path) => !path.startsWith('orgs/{org}'))).toStrictEqual([]);
  });

  it('names documents, not collections', () => {
    expect(Object.values(PATHS).filter((path) => path.split('/').length % 2 !== 0)).toStrictEqual(
      [],
    );
  });
});

describe('orgsOf', () => {
  it('names each org once', () => {
    const documents = ['orgs/a/changes/1', 'orgs/b/changes/1', 'orgs/a/changes/2'].map((path) => ({
      path,
    }));
    expect(orgsOf(documents)).toStrictEqual(['a', 'b']);
  });
});

import { maskName } from './mask-name';

it.each([
  ['Rosa', 'Smith', 'Rosa Smith', 'R. S…'],
  ['rosa', 'de la smith', null, 'R. D…'],
  [null, null, 'Rosa Maria Smith', 'R. S…'],
  [null, 'Smith', 'Rosa Smith', 'S…'],
  ['Rosa', null, null, 'R…'],
  [null, null, '  ', '(no name)'],
  [null, null, null, '(no name)'],
  ['𝒜nna', 'Öz', null, '𝒜. Ö…'],
])('masks %s %s (%s) as %s', (firstName, lastName, displayName, masked) => {
  expect(maskName({ firstName, lastName, displayName })).toBe(masked);
});

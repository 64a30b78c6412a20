import { KEEPING } from '../../functions/src/model/keeping';
import { PATHS, type PathName } from '../../functions/src/model/paths';
import { readText } from './additions/sources';
import { readTableRows } from './read-page';

const SECTION =
  readText('docs/operations.md')
    .split(/^## /m)
    .find((part) => part.startsWith('How long things are kept\n')) ?? '';

function toRow(name: PathName): string[] {
  const { days, counted, why } = KEEPING[name];
  const below = PATHS[name].split('/').slice(2).join('/');
  const kept = days === null ? counted : `**${days} days** ${counted}`;
  return [below === '' ? '(the organisation)' : `\`${below}\``, kept, why];
}

it('operations says of every path how long its documents are kept, and why', () => {
  const names = Object.keys(KEEPING).flatMap((name) => (isPathName(name) ? [name] : []));
  expect(names).toHaveLength(Object.keys(PATHS).length);
  expect(readTableRows(SECTION).slice(1)).toStrictEqual(names.map(toRow));
});

function isPathName(name: string): name is PathName {
  return Object.hasOwn(PATHS, name);
}

import { PATHS } from '../../functions/src/store/paths';
import { ACCESS_MATRIX, UNNAMED_PATHS, toPathShape } from './access-matrix';

const SHAPES = ACCESS_MATRIX.map(({ template }) => toPathShape(template));

describe('the access matrix', () => {
  it.each(Object.entries(PATHS))('says who may read the %s at %s', (_name, template) => {
    expect(SHAPES).toContain(toPathShape(template));
  });

  it('names each path once', () => {
    const all = [...SHAPES, ...UNNAMED_PATHS.map(({ template }) => toPathShape(template))];
    expect(all.filter((shape, index) => all.indexOf(shape) !== index)).toStrictEqual([]);
  });
});

describe('toPathShape', () => {
  it('forgets the names of placeholders and keeps fixed ids', () => {
    expect(toPathShape('orgs/{org}/syncRuns/{runId}/notes/{id}')).toBe(
      'orgs/{}/syncRuns/{}/notes/{}',
    );
    expect(toPathShape('orgs/{org}/status/sync')).toBe('orgs/{}/status/sync');
  });
});

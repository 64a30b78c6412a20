import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DEFECTS } from './defects';
import { spoil } from './plant';

const SOURCE = resolve(__dirname, '../../../functions/src');

describe('planted defects', () => {
  it.each(DEFECTS.map((defect) => [defect.name, defect] as const))(
    'fits the source as it is: %s',
    async (_, defect) => {
      const source = await readFile(join(SOURCE, defect.file), 'utf8');
      expect(spoil(source, defect)).not.toBe(source);
    },
  );

  it('fails loudly when its text is gone', () => {
    const [defect] = DEFECTS;
    if (!defect) throw new Error('there is no defect');
    expect(() => spoil('something else', defect)).toThrow('is there 0 times');
  });

  it('are at least fourteen', () => {
    expect(new Set(DEFECTS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(14);
  });
});

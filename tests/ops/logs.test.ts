import { join } from 'node:path';
import { toLogLine } from '../../functions/src/log';
import { readSourceFiles } from '../../functions/src/testing/architecture/source-file';
import { tracesOf } from '../../functions/src/testing/sentinel-person';
import { SCENES } from './log-scenes';

describe('what is said in the logs', () => {
  it.each(Object.entries(SCENES))('of %s holds nothing about a person', async (_, play) => {
    const said = await play();
    expect(said.length).toBeGreaterThan(0);
    const lines = said.map(([message, fields]) => [message, toLogLine(message, fields)] as const);
    expect(tracesOf(lines)).toStrictEqual([]);
  });

  it('names the organisation and the run wherever a run speaks', async () => {
    const said = await SCENES['a defect in the middle of a page']();
    expect(said.map(([message]) => message)).toStrictEqual([
      'stream failed',
      'stream failed',
      'stream failed',
      'run ended',
    ]);
    for (const [, fields] of said) expect(fields).toMatchObject({ orgId: 'maple', runId: 'r1' });
  });

  it('is said through one file alone', () => {
    const sources = readSourceFiles(join(__dirname, '../..'), 'functions/src');
    const speaking = sources.filter(
      ({ path, text }) =>
        !/\.test\.ts$|\/testing\//.test(path) &&
        /\blogger\b.*firebase-functions|firebase-functions\/logger|\bconsole\./.test(text),
    );
    expect(speaking.map(({ path }) => path)).toStrictEqual(['functions/src/log.ts']);
  });

  it('finds a person where there is one', () => {
    expect(tracesOf([['planted', toLogLine('a', { name: 'Zanzibara' })]])).toStrictEqual([
      'planted',
    ]);
  });
});

describe('toLogLine', () => {
  it('is a warning unless its fields say otherwise', () => {
    expect(toLogLine('a', { orgId: 'maple' })).toStrictEqual({
      orgId: 'maple',
      severity: 'WARNING',
      message: 'a',
    });
    expect(toLogLine('a', { severity: 'INFO' })).toMatchObject({ severity: 'INFO' });
    expect(toLogLine('a', { severity: 'loud', message: 'b' })).toStrictEqual({
      severity: 'WARNING',
      message: 'a',
    });
  });
});

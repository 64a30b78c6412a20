import { attack, type AttackReport } from './attack';

const REQUESTS = 3_000;

describe(`${REQUESTS} hostile requests`, () => {
  let report: AttackReport;
  beforeAll(async () => {
    report = await attack({ seed: 1, requests: REQUESTS });
  });

  it('crash nothing, and are never answered as if it were our fault', () => {
    const { violations, crashes, serverErrors } = report;
    expect({ violations, crashes, serverErrors }).toStrictEqual({
      violations: [],
      crashes: 0,
      serverErrors: 0,
    });
  });

  it('write nothing where they are not signed, no record where they make no sense, and nowhere else', () => {
    const { foreignWrites, recordWrites, strayWrites } = report;
    expect({ foreignWrites, recordWrites, strayWrites }).toStrictEqual({
      foreignWrites: 0,
      recordWrites: 0,
      strayWrites: 0,
    });
  });

  it('are answered as their class allows', () => {
    const { foreign, garbage } = report.answers;
    expect(Object.keys(foreign)).toStrictEqual(['401', '415']);
    expect(Object.keys(garbage)).toStrictEqual(['200', '202', '400', '413']);
  });

  it('are of every kind', () => {
    expect(Object.keys(report.kinds).toSorted()).toStrictEqual([
      'another address',
      'any signature',
      'decorated',
      'huge',
      'nearly signed',
      'nested',
      'one thing broken',
      'packed',
      'random bytes',
      'scrambled',
      'signed for another body',
      'signed random bytes',
      'strange',
      'truncated',
    ]);
  });
});

it('the same seed attacks in the same way', async () => {
  const [first, second] = [
    await attack({ seed: 7, requests: 200 }),
    await attack({ seed: 7, requests: 200 }),
  ];
  expect(second).toStrictEqual(first);
});

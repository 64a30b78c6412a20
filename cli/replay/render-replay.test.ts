import picocolors from 'picocolors';
import { emptyReplay } from '../../functions/src/sync/replay-report';
import { describeReplayProgress, renderReplay } from './render-replay';

const PLAIN = picocolors.createColors(false);

it('tells of each stream what would change, and shows some of it', () => {
  const report = {
    ...emptyReplay('orders'),
    records: 1_203,
    unchanged: 1_200,
    changed: 3,
    fields: { counted: 1, status: 3 },
    examples: [
      {
        id: 'alv_9',
        differences: [
          { field: 'status', before: '"unknown"', after: '"completed"' },
          { field: 'profile.displayName', before: null, after: null },
        ],
      },
    ],
  };
  expect(renderReplay([report], true, PLAIN)).toStrictEqual([
    '✓ orders: 1,203 records, 1,200 as they are, 3 would change',
    '            3  status',
    '            1  counted',
    '  alv_9',
    '    status: "unknown" → "completed"',
    '    profile.displayName differs',
  ]);
  expect(renderReplay([report], false, PLAIN)[0]).toBe(
    '✓ orders: 1,203 records, 1,200 as they are, 3 changed',
  );
});

it('names what cannot be made again', () => {
  const report = {
    ...emptyReplay('customers'),
    records: 20,
    unchanged: 1,
    stubs: 2,
    erased: 1,
    overtaken: 1,
    withoutRaw: Array.from({ length: 12 }, (_, index) => `alv_${index}`),
    byNewerRules: ['alv_20'],
    unreplayable: [{ id: 'alv_30', reasons: ['date_created: is no date', 'id: is missing'] }],
  };
  expect(renderReplay([report], false, PLAIN)).toStrictEqual([
    '! customers: 20 records, 1 as they are, 0 changed',
    '  Written meanwhile, left alone: 1',
    '  Known only by an order: 2',
    '  Erased: 1',
    '  No payload is stored: alv_0, alv_1, alv_2, alv_3, alv_4, alv_5, alv_6, alv_7, alv_8, alv_9 and 2 more',
    '  Made by newer rules, left alone: alv_20',
    '  alv_30 is no record by these rules: date_created: is no date; id: is missing',
  ]);
});

it('says how far it has come and where to go on', () => {
  const report = { ...emptyReplay('products'), records: 1_500, changed: 2, cursor: 'alv_77' };
  expect(describeReplayProgress(report)).toBe(
    'Replaying products: 1,500 read, 2 different, at alv_77 ...',
  );
});

import { describeEnvelope } from './describe-envelope';

it.each([
  [[{ a: 1 }], { form: 'array', name: null, hasTotal: false, rows: [{ a: 1 }] }],
  [[{ total_rows: 9 }], { form: 'array', name: null, hasTotal: true, rows: [{ total_rows: 9 }] }],
  [
    { 1: 'b', 0: 'a' },
    { form: 'numbered', name: null, hasTotal: false, rows: ['a', 'b'] },
  ],
  [
    { 0: 'a', total: 4 },
    { form: 'numbered', name: null, hasTotal: true, rows: ['a'] },
  ],
  [{ data: [1] }, { form: 'named', name: 'data', hasTotal: false, rows: [1] }],
  [{}, { form: 'empty object', name: null, hasTotal: false, rows: [] }],
  [{ version: '1' }, { form: 'record', name: null, hasTotal: false, rows: [{ version: '1' }] }],
  ['text', { form: 'unknown', name: null, hasTotal: false, rows: [] }],
])('reads the list %j', (body, envelope) => {
  expect(describeEnvelope(body, null)).toStrictEqual(envelope);
});

const record = (name: string | null, row: object) => ({
  form: 'record',
  name,
  hasTotal: false,
  rows: [row],
});

it('reads one record, bare or in its wrapper', () => {
  expect(describeEnvelope({ id: 1 }, 'order')).toStrictEqual(record(null, { id: 1 }));
  expect(describeEnvelope({ order: { id: 1 } }, 'order')).toStrictEqual(record('order', { id: 1 }));
  expect(describeEnvelope([], 'order')).toMatchObject({ form: 'unknown' });
});

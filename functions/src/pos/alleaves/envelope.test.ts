import { describeRefusal } from './describe-refusal';
import { decodeList, decodeOne } from './envelope';
import { parseJson } from './json';

const ROW = { id_customer: '1' };

describe('the list decoder', () => {
  it.each([
    ['a bare array', [ROW, ROW], 2],
    ['an empty array', [], 0],
    ['an empty object, the empty page of numeric keys', {}, 0],
    ['numeric keys', { '0': ROW, '1': ROW }, 2],
    ['numeric keys beside a total', { '0': ROW, total_rows: 7 }, 1],
    ['only a total', { total_rows: 7 }, 0],
    ...['data', 'items', 'results', 'customers', 'orders', 'rows'].map(
      (key): [string, unknown, number] => [key, { [key]: [ROW] }, 1],
    ),
    ['a list beside a message', { message: 'ok', data: [ROW] }, 1],
  ])('takes %s', (_name, body, count) => {
    expect(decodeList(body).rows).toHaveLength(count);
  });

  it('takes numeric keys in the order of their numbers', () => {
    const body = parseJson('{"10":"c","2":"b","0":"a"}');
    expect(decodeList(body).rows).toStrictEqual(['a', 'b', 'c']);
  });

  it.each([
    ['null', null],
    ['text', 'nothing'],
    ['a number', 0],
    ['an unknown key', { people: [ROW] }],
    ['two lists', { data: [ROW], customers: [ROW] }],
    ['a list beside numeric keys', { '0': ROW, data: [ROW] }],
    ['numeric keys beside an object', { '0': ROW, page: ROW }],
    ['a named object in place of a list', { data: {} }],
    ['one record', { id_customer: 1, name_first: 'Robin' }],
  ])('calls %s a broken contract', (_name, body) => {
    expect(() => decodeList(body)).toThrow(expect.objectContaining({ kind: 'contract' }));
  });

  it.each([[{ error: 'not allowed' }], [{ error: { code: 5 } }], [{ message: 'not allowed' }]])(
    'calls %j a refusal',
    (body) => {
      expect(() => decodeList(body)).toThrow(expect.objectContaining({ kind: 'refused' }));
    },
  );

  it('quotes a refusal without addresses and phone numbers, 200 characters at most', () => {
    const error = `no account for robin@example.test, call +1 (315) 555-0123 ${'x'.repeat(500)}`;
    const quoted = describeRefusal({ error });
    expect(quoted).toMatch(/^no account for … call … x+$/);
    expect(quoted).toHaveLength(200);
  });

  it('reads the total beside the rows or in each of them', () => {
    expect(decodeList({ '0': ROW, total_rows: 7 }).total).toBe(7);
    expect(decodeList([{ total_rows: 395 }]).total).toBe(395);
    expect(decodeList([ROW]).total).toBeNull();
  });
});

describe('the decoder of one record', () => {
  it('takes it bare or in its wrapper', () => {
    expect(decodeOne({ id_order: 1 }, 'order')).toStrictEqual({ id_order: 1 });
    expect(decodeOne({ order: { id_order: 1 } }, 'order')).toStrictEqual({ id_order: 1 });
  });

  it.each([[{}], [[]], [null]])('calls %j a broken contract', (body) => {
    expect(() => decodeOne(body, 'order')).toThrow(expect.objectContaining({ kind: 'contract' }));
  });

  it('calls an error a refusal', () => {
    const refused = expect.objectContaining({ kind: 'refused' });
    expect(() => decodeOne({ error: 'no such order' }, 'order')).toThrow(refused);
  });
});

import { countRows, createListenReader } from './read-stream';

const frame = (value: unknown): string => {
  const json = JSON.stringify(value);
  return `${json.length}\n${json}`;
};

const nothing = () => ({ documents: 0, aggregations: 0 });

describe('createListenReader', () => {
  const stream =
    frame([[0, ['c', 'session', '', 8, 12, 30_000]]]) +
    frame([[1, [{ targetChange: { targetChangeType: 'ADD', targetIds: [2] } }]]]) +
    frame([
      [2, [{ documentChange: { document: { name: 'a', fields: { name: 'María \u{1F33F}' } } } }]],
      [3, [{ documentChange: { document: { name: 'b' } } }, { documentDelete: { document: 'c' } }]],
    ]) +
    frame([[4, ['noop']]]);

  it('counts documents and missing ones, and nothing else', () => {
    const reads = nothing();
    createListenReader(reads)(stream);
    expect(reads).toEqual({ documents: 3, aggregations: 0 });
  });

  it('counts the same when the stream comes letter by letter', () => {
    const reads = nothing();
    const receive = createListenReader(reads);
    for (let index = 0; index < stream.length; index += 1) receive(stream.charAt(index));
    expect(reads).toEqual({ documents: 3, aggregations: 0 });
  });

  it('does not count a document’s text that looks like a message', () => {
    const reads = nothing();
    const text = '{"documentChange":{}}';
    createListenReader(reads)(frame([[1, [{ documentChange: { document: { text } } }]]]));
    expect(reads).toEqual({ documents: 1, aggregations: 0 });
  });

  it('refuses what is no frame', () => {
    expect(() => createListenReader(nothing())('<html>\n')).toThrow('is no frame');
  });
});

describe('countRows', () => {
  it.each([
    ['a query', [{ document: { name: 'a' }, readTime: 't' }, { readTime: 't' }], 1, 0],
    ['a look-up', [{ found: { name: 'a' } }, { missing: 'b' }], 2, 0],
    ['an aggregation', [{ result: { aggregateFields: { n: { integerValue: '7' } } } }], 0, 1],
  ])('counts the answer of %s', (_, rows, documents, aggregations) => {
    const reads = nothing();
    countRows(JSON.stringify(rows), reads);
    expect(reads).toEqual({ documents, aggregations });
  });
});

import { layOutJson } from './lay-out-json';

it('puts each field on a line of its own', () => {
  expect(layOutJson('{"id":1,"lines":[{"q":2}]}')).toBe(
    '{\n  "id": 1,\n  "lines": [\n    {\n      "q": 2\n    }\n  ]\n}',
  );
});

it('leaves texts as they are, whatever they hold', () => {
  expect(layOutJson('{"name":"a, {\\"b\\": [c]}"}')).toBe('{\n  "name": "a, {\\"b\\": [c]}"\n}');
});

it('keeps every digit of a long id', () => {
  expect(layOutJson('{"id":90071992547409931}')).toBe('{\n  "id": 90071992547409931\n}');
});

it('leaves what is no JSON readable', () => {
  expect(layOutJson('<html>not found</html>')).toBe('<html>not found</html>');
});

import { readCodeSpans, readLinks, readTrellisCalls } from './read-page';

describe('readCodeSpans', () => {
  it('reads spans and leaves out fenced blocks', () => {
    expect(readCodeSpans('a `b c` d\n\n```sh\nnpm `x`\n```\n\n`e/f.ts`, `g`')).toEqual([
      'b c',
      'e/f.ts',
      'g',
    ]);
  });
});

describe('readLinks', () => {
  it('resolves relative links from the folder of the page', () => {
    const text = '[a](../x/y.md) [b](z.md#part) [c](https://example.test/d.md) [e](#f)';
    expect(readLinks('docs/page.md', text)).toEqual(['x/y.md', 'docs/z.md']);
  });
});

describe('readTrellisCalls', () => {
  it('reads the words of a call up to its first option or value', () => {
    const text = '`npm run trellis -- org add <id>`, `npm run trellis -- sync --wait`';
    expect(readTrellisCalls(text)).toEqual([['org', 'add'], ['sync']]);
  });
});

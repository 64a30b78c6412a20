import { readOptions } from './read-options';

const options = { seed: { type: 'string' }, once: { type: 'boolean', default: false } } as const;
const read = (...args: string[]) => readOptions({ args, options });

describe('readOptions', () => {
  it('reads what is given and fills in what is not', () => {
    expect(read('--seed', '7').values).toEqual({ seed: '7', once: false });
  });

  it.each([
    [['--bogus'], "Unknown option '--bogus' (see --help)."],
    [['--seed'], "Option '--seed <value>' argument missing (see --help)."],
    [['--once=yes'], "Option '--once' does not take an argument (see --help)."],
    [['--seed', '--once'], "Option '--seed' argument is ambiguous (see --help)."],
    [['now'], "Unexpected argument 'now' (see --help)."],
  ])('says in one sentence what is wrong with %j, and where help is', (args, message) => {
    expect(() => read(...args)).toThrow(expect.objectContaining({ message, exitCode: 2 }));
  });
});

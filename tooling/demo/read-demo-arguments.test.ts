import { readDemoArguments } from './read-demo-arguments';

describe('readDemoArguments', () => {
  it('shows the demo that the README describes when nothing is asked for', () => {
    expect(readDemoArguments([])).toEqual({
      once: false,
      json: false,
      size: { seed: 1, customers: 2527, orders: 10_000 },
    });
  });

  it('takes a size and a seed', () => {
    const args = ['--once', '--json', '--seed', '7', '--customers', '30', '--orders', '90'];
    expect(readDemoArguments(args)).toEqual({
      once: true,
      json: true,
      size: { seed: 7, customers: 30, orders: 90 },
    });
  });

  it.each([
    [['--bogus'], "Unknown option '--bogus' (see --help)."],
    [['--seed', 'x'], '--seed must be a whole number, not "x" (see --help).'],
    [['--customers', '1000001'], '--customers must be a whole number from 0 to 1000000.'],
    [['--json'], '--json needs --once (see --help).'],
  ])('refuses %j with exit code 2', (args, message) => {
    expect(() => readDemoArguments(args)).toThrow(
      expect.objectContaining({ message, exitCode: 2 }),
    );
  });
});

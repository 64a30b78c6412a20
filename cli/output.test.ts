import { createOutput, usesColours } from './output';
import { createWorld, recordScreen } from './testing/test-world';

const START_MS = Date.parse('2026-01-29T15:00:00.000Z');

function setUp({ isTTY = false, json = false } = {}) {
  const [stdout, stderr] = [recordScreen(isTTY), recordScreen(isTTY)];
  let nowMs = START_MS;
  const screens = { stdout: stdout.screen, stderr: stderr.screen };
  const world = createWorld({ ...screens, env: {}, now: () => new Date(nowMs) });
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { output: createOutput(world, json), stdout, stderr, pass };
}

it('rewrites one line of progress on a terminal and clears it before a result', () => {
  const { output, stdout, stderr } = setUp({ isTTY: true });
  output.progress('one');
  output.progress('two');
  output.line('done');
  expect(stderr.text()).toBe('\r\u001B[2Kone\r\u001B[2Ktwo\r\u001B[2K');
  expect(stdout.text()).toBe('done\n');
});

it('prints progress as plain lines elsewhere, at most one in two seconds', () => {
  const { output, stderr, pass } = setUp();
  output.progress('one');
  output.progress('too soon');
  pass(2_000);
  output.progress('two');
  expect(stderr.text()).toBe('one\ntwo\n');
});

it('prints the result alone with --json', () => {
  const { output, stdout, stderr } = setUp({ json: true });
  output.progress('working');
  output.line('for people');
  output.result({ done: true });
  expect(JSON.parse(stdout.text())).toStrictEqual({ done: true });
  expect(stderr.text()).toBe('');
});

it('prints no JSON without --json', () => {
  const { output, stdout } = setUp();
  output.result({ done: true });
  expect(stdout.text()).toBe('');
});

it('draws over what was drawn before on a terminal, and below it elsewhere', () => {
  const [terminal, pipe] = [setUp({ isTTY: true }), setUp()];
  for (const { output } of [terminal, pipe]) {
    output.draw(['a', 'b']);
    output.draw(['c']);
  }
  expect(terminal.stdout.text()).toBe('\u001B[H\u001B[Ja\nb\n\u001B[H\u001B[Jc\n');
  expect(pipe.stdout.text()).toBe('a\nb\nc\n');
});

it('prints each of several results on a line of its own with --json', () => {
  const { output, stdout } = setUp({ json: true });
  output.draw(['for people']);
  output.jsonLine({ a: 1 });
  output.jsonLine({ a: 2 });
  expect(stdout.text()).toBe('{"a":1}\n{"a":2}\n');
});

it.each([
  [true, {}, true],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, {}, false],
])('on a terminal (%p) with %p uses colours: %p', (isTTY, env, uses) => {
  expect(usesColours(recordScreen(isTTY).screen, env)).toBe(uses);
});

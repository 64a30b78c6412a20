import { setTimeout as wait } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { createOutput, usesColours } from './output';
import { recordScreen } from './testing/test-world';
import type { World } from './world';

const START_MS = Date.parse('2026-01-29T15:00:00.000Z');

function setUp({ isTTY = false, json = false } = {}) {
  const [stdout, stderr] = [recordScreen(isTTY), recordScreen(isTTY)];
  let nowMs = START_MS;
  const world: World = {
    env: {},
    stdin: Readable.from([]),
    stdout: stdout.screen,
    stderr: stderr.screen,
    connect: () => Promise.reject(new Error('nothing to connect to')),
    now: () => new Date(nowMs),
    sleep: (ms) => wait(ms),
  };
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

it.each([
  [true, {}, true],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, {}, false],
])('on a terminal (%p) with %p uses colours: %p', (isTTY, env, uses) => {
  expect(usesColours(recordScreen(isTTY).screen, env)).toBe(uses);
});

import { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from '../connection/connect';
import { runCli } from '../run-cli';
import type { Screen, World } from '../world';

/** A screen that keeps what is written to it. */
export interface RecordedScreen {
  readonly screen: Screen;
  text(): string;
}

/** Makes a screen, a terminal or not. */
export function recordScreen(isTTY = false): RecordedScreen {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  return { screen: Object.assign(stream, { isTTY }), text: () => chunks.join('') };
}

/** What a finished command line left behind. */
export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A world without a terminal, of the emulator unless told otherwise. */
export function createWorld(overrides: Partial<World> = {}): World {
  return {
    env: process.env,
    stdin: Readable.from([]),
    stdout: recordScreen().screen,
    stderr: recordScreen().screen,
    connect,
    now: () => new Date(),
    sleep: (ms) => wait(ms),
    ...overrides,
  };
}

/** Runs one command line without a terminal, against the emulator unless told otherwise. */
export async function runTrellis(
  argv: readonly string[],
  given: Partial<World> & { readonly input?: string } = {},
): Promise<Finished> {
  const [stdout, stderr] = [recordScreen(), recordScreen()];
  const { input = '', ...overrides } = given;
  const stdin = Readable.from([Buffer.from(input)]);
  const screens = { stdin, stdout: stdout.screen, stderr: stderr.screen };
  const exitCode = await runCli(argv, createWorld({ ...screens, ...overrides }));
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSuiteOutput } from './suite-output';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-output-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('createSuiteOutput', () => {
  it('passes on whole lines without colours, however they arrive', async () => {
    const lines: string[] = [];
    const output = createSuiteOutput(join(folder, 'suite.log'), (line) => lines.push(line));
    output.receive('\u001B[32mfir');
    output.receive('st\u001B[0m\nsecond\nthi');
    expect(lines).toEqual(['first', 'second']);
    await output.close();
    expect(lines).toEqual(['first', 'second', 'thi']);
  });

  it('knows when the suite is ready and when its functions could not be loaded', async () => {
    const output = createSuiteOutput(join(folder, 'suite.log'));
    expect([output.isReady(), output.findLoadFailure()]).toEqual([false, undefined]);
    output.receive('Failed to load function definition from source: x\nAll emulators ready!\n');
    expect([output.isReady(), output.findLoadFailure()]).toEqual([
      true,
      'Failed to load function definition from source: x',
    ]);
    await output.close();
  });

  it('keeps the last forty lines for an error message, and all in the file', async () => {
    const path = join(folder, 'suite.log');
    const output = createSuiteOutput(path);
    output.receive(Array.from({ length: 50 }, (_, index) => `line ${index}\n`).join(''));
    expect(output.tail().split('\n')).toHaveLength(40);
    expect(output.tail().startsWith('line 10\n')).toBe(true);
    await output.close();
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(51);
  });

  it('leaves out what firebase-tools says on every start', async () => {
    const output = createSuiteOutput(join(folder, 'suite.log'));
    output.receive('⚠  Unable to fetch the CLI MOTD and remote config.\nreal\n');
    expect(output.tail()).toBe('real');
    await output.close();
  });
});

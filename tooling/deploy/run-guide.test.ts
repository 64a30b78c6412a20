import { tmpdir } from 'node:os';
import type { GuideBlock } from './read-guide';
import { runGuide, type GuideRun } from './run-guide';

const block = (text: string, readyAt: string | null = null): GuideBlock => ({
  heading: 'A step',
  kind: 'emulator',
  readyAt,
  text,
});

function createRun(): GuideRun & { readonly said: string[] } {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const signal = new AbortController().signal;
  return { cwd: tmpdir(), env: { PATH: process.env['PATH'] }, signal, say, said };
}

describe('runGuide', () => {
  it('types the blocks one after the other, as into one terminal', async () => {
    const run = createRun();
    const ran = await runGuide(
      [block('export A=1\nB=2'), block('echo "A is $A, B is ${B:-gone}"')],
      run,
    );
    expect(ran.map(({ heading }) => heading)).toStrictEqual(['A step', 'A step']);
    expect(run.said).toContain('  A is 1, B is gone');
  });

  it('leaves running what is to, until the end', async () => {
    const run = createRun();
    const ran = await runGuide([block('echo ready; sleep 60', 'ready'), block('echo done')], run);
    expect(run.said).toContain('  done');
    expect(ran.every(({ tookMs }) => tookMs < 20_000)).toBe(true);
  }, 30_000);

  it('stops at the first command that fails, and says which block it stands in', async () => {
    const run = createRun();
    const going = runGuide([block('false\necho never'), block('echo never')], run);
    await expect(going).rejects.toThrow('"A step" ended with code 1:\nfalse');
    expect(run.said).not.toContain('  never');
  });

  it('does not wait for what has ended without a word', async () => {
    await expect(runGuide([block('echo no', 'yes')], createRun())).rejects.toThrow(
      'never said "yes"',
    );
  });
});

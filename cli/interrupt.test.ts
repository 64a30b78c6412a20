import { createMemoryDatabase } from '../functions/src/testing/memory-database';
import { connectionTo } from './testing/memory-connection';
import { runTrellis } from './testing/test-world';

/** As a terminal's prompt does at Ctrl-C. */
function leave(): Promise<never> {
  const error = new Error('User force closed the prompt');
  error.name = 'ExitPromptError';
  return Promise.reject(error);
}

it('ends with 130 and stores nothing when a question is left by Ctrl-C', async () => {
  const db = createMemoryDatabase();
  const finished = await runTrellis(['org', 'add', 'maple', '--json'], {
    env: {},
    prompts: { text: leave, secret: leave },
    connect: () => Promise.resolve(connectionTo(db)),
  });
  expect(finished.exitCode).toBe(130);
  expect(JSON.parse(finished.stdout)).toStrictEqual({
    error: 'Cancelled; nothing was stored.',
    remedy: null,
  });
  expect(db.commits).toStrictEqual([]);
});

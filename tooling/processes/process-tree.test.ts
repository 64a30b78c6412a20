import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { listProcesses } from './list-processes';
import { startProcessTree, type ProcessTree } from './process-tree';

const LIMIT_MS = 5_000;

/** A program that starts a grandchild outside its own process group, as firebase-tools does. It speaks once it is ready for signals. */
const parentOfDetachedChild = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
  BEHAVIOUR;
  console.log('child ' + child.pid);
`;

async function waitUntil(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + LIMIT_MS; !condition(); await sleep(20)) {
    if (Date.now() > end) throw new Error('waited too long');
  }
}

async function startParent(
  behaviour: string,
  graceMs = 300,
): Promise<{ tree: ProcessTree; childPid: number }> {
  let output = '';
  const tree = await startProcessTree({
    command: process.execPath,
    args: ['-e', parentOfDetachedChild.replace('BEHAVIOUR', behaviour)],
    cwd: process.cwd(),
    graceMs,
    onOutput: (text) => {
      output += text;
    },
  });
  await waitUntil(() => /child \d+\n/.test(output));
  return { tree, childPid: Number(/child (\d+)/.exec(output)?.[1]) };
}

/** A zombie counts as ended: in a container nobody may collect it. */
function isAlive(pid: number): boolean {
  return listProcesses('no mark').some((listed) => listed.pid === pid);
}

describe('startProcessTree', () => {
  it('lists the program and the children it detached', async () => {
    const { tree, childPid } = await startParent('setInterval(() => {}, 1000)');
    expect(tree.listMembers()).toEqual(expect.arrayContaining([tree.pid, childPid]));
    await tree.stop();
  });

  it('leaves nothing behind when the program ends on SIGINT and forgets its child', async () => {
    const { tree, childPid } = await startParent('setInterval(() => {}, 1000)');
    await tree.stop();
    expect([isAlive(tree.pid), isAlive(childPid)]).toEqual([false, false]);
  });

  it('kills a program that ignores SIGINT once the grace time is over', async () => {
    const { tree, childPid } = await startParent(
      "process.on('SIGINT', () => {}); setInterval(() => {}, 1000)",
    );
    await tree.stop();
    expect([isAlive(tree.pid), isAlive(childPid)]).toEqual([false, false]);
  });

  it('lets a program finish its work after SIGINT', async () => {
    const { tree } = await startParent(
      "process.on('SIGINT', () => setTimeout(() => process.exit(7), 200)); setInterval(() => {}, 1000)",
      LIMIT_MS,
    );
    await tree.stop();
    expect(await tree.exited).toBe(7);
  });

  it('finds the child of a program that crashed', async () => {
    const { tree, childPid } = await startParent('setImmediate(() => process.exit(3))');
    expect(await tree.exited).toBe(3);
    expect(isAlive(childPid)).toBe(true);
    await tree.stop();
    expect(isAlive(childPid)).toBe(false);
  });

  it('stops once, however often it is asked', async () => {
    const { tree } = await startParent('setInterval(() => {}, 1000)');
    await Promise.all([tree.stop(), tree.stop()]);
    await tree.stop();
    expect(tree.listMembers()).toEqual([]);
  });

  it('does not touch processes of its neighbours', async () => {
    const neighbour = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(neighbour, 'spawn');
    const { tree } = await startParent('setInterval(() => {}, 1000)');
    await tree.stop();
    expect(isAlive(neighbour.pid ?? 0)).toBe(true);
    neighbour.kill('SIGKILL');
    await once(neighbour, 'exit');
  });

  it('says so when the program does not exist', async () => {
    await expect(
      startProcessTree({ command: '/nowhere/at-all', args: [], cwd: process.cwd() }),
    ).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

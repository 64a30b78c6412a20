import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../../../tooling/repository-root';
import { newsSchema, type News, type Order, type Setting, type Task } from './messages';
import type { Lead } from './worker/world-time';

const MAIN = join(__dirname, 'worker/main.ts');
const PACKAGES = join(repositoryRoot, 'functions/node_modules');

/** What a worker process does at the moment. */
export interface Assignment {
  readonly task: Task;
  /** Calls of the database so far. */
  calls: number;
  /** Commits under a claim so far. */
  claimedCommits: number;
  /** Whether it waits for the answer to a commit. */
  commits: boolean;
}

/** One operating system process that carries out tasks. */
export class WorkerProcess {
  assignment: Assignment | null = null;
  state: 'starting' | 'alive' | 'stopped' | 'dead' = 'starting';
  private readonly child: ChildProcess;

  /** @param firestore where Firestore is, as `host:port`. */
  constructor(
    readonly name: string,
    firestore: string,
    private readonly listener: {
      onNews: (worker: WorkerProcess, news: News) => void;
      /** With what it was busy with, which nobody finishes now. */
      onExit: (worker: WorkerProcess, unfinished: Task | null) => void;
    },
  ) {
    this.child = fork(MAIN, [], {
      cwd: repositoryRoot,
      execArgv: ['--require', 'tsx/cjs'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        NODE_PATH: PACKAGES,
        FIRESTORE_EMULATOR_HOST: firestore,
        METADATA_SERVER_DETECTION: 'none',
      },
    });
    this.child.on('message', (message) => this.hear(newsSchema.parse(message)));
    // News that it sent before it died may come after its exit.
    let open = 2;
    for (const event of ['exit', 'disconnect'] as const)
      this.child.on(event, () => {
        open -= 1;
        if (open === 0) this.end();
      });
  }

  /** Whether it can be given something to do. */
  get isIdle(): boolean {
    return this.state === 'alive' && this.assignment === null;
  }

  start(task: Task, setting: Setting, leads: readonly Lead[]): void {
    this.assignment = { task, calls: 0, claimedCommits: 0, commits: false };
    this.send({ kind: 'task', task, setting, leads });
  }

  tellTime(leads: readonly Lead[]): void {
    if (this.state !== 'dead') this.send({ kind: 'clock', leads });
  }

  /** SIGKILL: nothing of it runs any more, no `catch` and no `finally`. */
  kill(): void {
    this.signal('SIGKILL');
  }

  /** SIGSTOP: it stands still and does not know. */
  stop(): void {
    if (this.state !== 'alive') return;
    this.state = 'stopped';
    this.signal('SIGSTOP');
  }

  /** SIGCONT: it goes on where it was. */
  resume(): void {
    if (this.state !== 'stopped') return;
    this.state = 'alive';
    this.signal('SIGCONT');
  }

  private send(order: Order): void {
    // A process that has just been killed cannot be told anything.
    this.child.send(order, () => undefined);
  }

  private signal(name: NodeJS.Signals): void {
    if (this.state !== 'dead') this.child.kill(name);
  }

  private hear(news: News): void {
    if (news.kind === 'ready') this.state = 'alive';
    if (this.assignment) follow(this.assignment, news);
    this.listener.onNews(this, news);
    if (news.kind === 'ended' || news.kind === 'failed') this.assignment = null;
  }

  private end(): void {
    this.state = 'dead';
    const unfinished = this.assignment?.task ?? null;
    this.assignment = null;
    this.listener.onExit(this, unfinished);
  }
}

function follow(assignment: Assignment, news: News): void {
  if (news.kind === 'call') {
    assignment.calls += 1;
    assignment.commits = news.label.startsWith('commit');
  } else if (news.kind === 'committed' || news.kind === 'refused') {
    assignment.commits = false;
    if (news.kind === 'committed' && isUnderClaim(news)) assignment.claimedCommits += 1;
  }
}

const CLAIM = /^orgs\/[^/]+\/streams\/\w+$/;

/** Whether a commit was made by the holder of a claim, who still holds it. */
function isUnderClaim({ writes }: Extract<News, { kind: 'committed' }>): boolean {
  return writes.some(
    (write) =>
      write.op !== 'delete' && CLAIM.test(write.path) && typeof write.data['holder'] === 'string',
  );
}

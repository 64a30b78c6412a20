/** In a process that {@link forkWorker} started: does the one task that it is sent, and sends what it found. */
export function answerParent(work: (task: unknown) => Promise<object>): void {
  // The database's client takes a stack trace with every call, and mapping those back is dear.
  process.setSourceMapsEnabled(false);
  process.once('message', (task) => {
    work(task).then(
      (news) => process.send?.(news, () => process.exit(0)),
      (error: unknown) => {
        const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
        process.stderr.write(`${said}\n`);
        process.exit(1);
      },
    );
  });
}

import { setTimeout as wait } from 'node:timers/promises';
import { connect } from './connection/connect';
import { runCli } from './run-cli';

/** Ends with the code once everything is written; connections that are kept open do not keep us. */
function exit(code: number): void {
  process.stdout.write('', () => process.exit(code));
}

function onInterrupt(listener: () => void): () => void {
  // Ctrl-C reaches the whole group of processes, and npm passes it on as SIGTERM as well.
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
  return () => {
    process.off('SIGINT', listener);
    process.off('SIGTERM', listener);
  };
}

void runCli(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  connect,
  now: () => new Date(),
  sleep: (ms) => wait(ms),
  onInterrupt,
}).then(exit);

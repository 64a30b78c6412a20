import { createWriteStream } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const KEPT_LINES = 40;

/** What firebase-tools says on every start here, and what nobody needs to act on. */
const NOISE = [
  'Unable to fetch the CLI MOTD',
  'drop support for Java version < 21',
  'Env variable override detected',
  'The Emulator UI is not starting',
];

/** What a suite prints: kept in a file, passed on line by line, and searched. */
export interface SuiteOutput {
  /** Takes what the suite printed, in pieces of any length. */
  receive: (text: string) => void;
  /** Whether a line so far matched firebase-tools' word for "ready". */
  isReady(): boolean;
  /** What firebase-tools said when it could not load the functions. */
  findLoadFailure(): string | undefined;
  /** The last lines, for an error message. */
  tail(): string;
  /** Resolves when the file is written. */
  close: () => Promise<void>;
}

/**
 * Collects the output of a suite into a file, without colours.
 */
export function createSuiteOutput(path: string, onLine?: (line: string) => void): SuiteOutput {
  const file = createWriteStream(path);
  const lastLines: string[] = [];
  let rest = '';
  let ready = false;
  let loadFailure: string | undefined;
  const receiveLine = (line: string) => {
    if (NOISE.some((noise) => line.includes(noise))) return;
    file.write(`${line}\n`);
    onLine?.(line);
    lastLines.push(line);
    if (lastLines.length > KEPT_LINES) lastLines.shift();
    if (line.includes('All emulators ready')) ready = true;
    if (line.includes('Failed to load function')) loadFailure = line;
  };
  return {
    receive(text) {
      if (file.writableEnded) return;
      const lines = (rest + stripVTControlCharacters(text)).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(receiveLine);
    },
    isReady: () => ready,
    findLoadFailure: () => loadFailure,
    tail: () => lastLines.join('\n'),
    close() {
      if (rest && !file.writableEnded) receiveLine(rest);
      rest = '';
      if (file.writableEnded) return Promise.resolve();
      return new Promise((resolve) => {
        file.end(resolve);
      });
    },
  };
}

import { createWriteStream } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const KEPT_LINES = 40;

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
  close(): void;
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
    file.write(`${line}\n`);
    onLine?.(line);
    lastLines.push(line);
    if (lastLines.length > KEPT_LINES) lastLines.shift();
    if (line.includes('All emulators ready')) ready = true;
    if (line.includes('Failed to load function')) loadFailure = line;
  };
  return {
    receive(text) {
      const lines = (rest + stripVTControlCharacters(text)).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(receiveLine);
    },
    isReady: () => ready,
    findLoadFailure: () => loadFailure,
    tail: () => lastLines.join('\n'),
    close() {
      if (rest) receiveLine(rest);
      rest = '';
      file.end();
    },
  };
}

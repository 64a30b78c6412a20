import picocolors from 'picocolors';
import type { Screen, World } from './world';

/** Colours, or the plain text where nobody sees them. */
export type Paint = ReturnType<typeof picocolors.createColors>;

/** Where a command says what it has to say. */
export interface Output {
  readonly json: boolean;
  readonly paint: Paint;
  /** A line of the result; nothing with `--json`. */
  line(text?: string): void;
  /** The result itself, printed only with `--json`. */
  result(value: unknown): void;
  /** One of several results, as a line of its own; printed only with `--json`. */
  jsonLine(value: unknown): void;
  /** Lines in place of those drawn before on a terminal, and below them elsewhere; nothing with `--json`. */
  draw(lines: readonly string[]): void;
  /** How far the work has come: one line that is rewritten on a terminal, now and then a line elsewhere, nothing with `--json`. */
  progress(text: string): void;
  /** Something to know that is no result. */
  notice(text: string): void;
}

/** Where lines cannot be rewritten, they come at most this often. */
const PROGRESS_LINE_EVERY_MS = 2_000;

const CLEAR_LINE = '\r\u001B[2K';
const CLEAR_SCREEN = '\u001B[H\u001B[J';

/** Results go to stdout, all else to stderr, so that results can be piped. */
export function createOutput(world: World, json: boolean): Output {
  const { stdout, stderr, env } = world;
  let lastProgress = '';
  let lastLineMs = -Infinity;
  let isProgressShown = false;
  const clear = (): void => {
    if (isProgressShown && stderr.isTTY) stderr.write(CLEAR_LINE);
    isProgressShown = false;
  };
  const write = (screen: Screen, text: string): void => {
    clear();
    screen.write(`${text}\n`);
  };
  return {
    json,
    paint: picocolors.createColors(usesColours(stdout, env)),
    line: (text = '') => (json ? undefined : write(stdout, text)),
    result: (value) => (json ? write(stdout, JSON.stringify(value, null, 2)) : undefined),
    jsonLine: (value) => (json ? write(stdout, JSON.stringify(value)) : undefined),
    draw(lines) {
      if (json) return;
      write(stdout, `${stdout.isTTY ? CLEAR_SCREEN : ''}${lines.join('\n')}`);
    },
    progress(text) {
      if (json || text === lastProgress) return;
      lastProgress = text;
      if (!stderr.isTTY) {
        const nowMs = world.now().getTime();
        if (nowMs - lastLineMs < PROGRESS_LINE_EVERY_MS) return;
        lastLineMs = nowMs;
        return write(stderr, text);
      }
      stderr.write(CLEAR_LINE + text);
      isProgressShown = true;
    },
    notice: (text) => write(stderr, text),
  };
}

/** Only on a terminal, and never when `NO_COLOR` has a value (no-color.org). */
export function usesColours(screen: Screen, env: World['env']): boolean {
  return screen.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

import type { Readable, Writable } from 'node:stream';
import type { Prompts } from './ask/prompts';
import type { Connection, ConnectOptions } from './connection/connect';

/** A text stream that may be a terminal. */
export type Screen = Writable & { readonly isTTY?: boolean };

/** Everything a command line reaches outside of itself. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Results. */
  readonly stdout: Screen;
  /** Progress, notices and errors. */
  readonly stderr: Screen;
  readonly connect: (options: ConnectOptions) => Promise<Connection>;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  /** Who answers questions; left out, whoever sits at the terminal of `stdin` and `stderr`, if anybody does. */
  readonly prompts?: Prompts;
  /**
   * Calls `listener` when the program is asked to end, in place of ending it. Left out, nobody ever asks.
   * @returns what takes the listener away again.
   */
  readonly onInterrupt?: (listener: () => void) => () => void;
}

import type { Command } from 'commander';
import { UsageError, type ExitCode } from '../cli-error';
import type { Connection, ConnectOptions } from '../connection/connect';
import { createOutput, type Output } from '../output';
import type { World } from '../world';

/** What every command gets: a deployment to work on and a place to say something. */
export interface Context {
  readonly world: World;
  readonly connection: Connection;
  readonly output: Output;
}

/** What of a deployment, beside its database, a command works with. */
export type Needs = Partial<Pick<ConnectOptions, 'rings' | 'accounts'>>;

/** How commands are hung into the program. */
export interface Shell {
  readonly world: World;
  /** Opens what a command works with, by the options that all commands share. */
  open(command: Command, needs?: Needs): Promise<Context>;
  /** The exit code of this run. */
  exitWith(code: ExitCode): void;
}

interface CommonOptions {
  readonly json?: boolean;
  readonly project?: string;
}

/** Connects only when a command asks for it, so that `--help` needs nothing. */
export function createShell(world: World, exitWith: (code: ExitCode) => void): Shell {
  return {
    world,
    exitWith,
    async open(command, { rings = false, accounts = false } = {}) {
      const { json = false, project } = command.optsWithGlobals<CommonOptions>();
      const connection = await world.connect({ project, env: world.env, rings, accounts });
      return { world, connection, output: createOutput(world, json) };
    },
  };
}

/**
 * A whole number of at least 1 from an option's text.
 * @throws {UsageError} naming the option.
 */
export function readWholeNumber(option: string, text: string, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  throw new UsageError(`${option} must be a whole number from 1 to ${most}.`);
}

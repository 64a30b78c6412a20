import { CliError, UsageError } from '../cli-error';
import type { World } from '../world';
import { openPrompts } from './prompts';

/** Something that cannot be undone. */
export interface Confirmation {
  /** What has to be typed, character for character. */
  readonly expected: string;
  /** What typing it does, such as `erase this customer for good`. */
  readonly consequence: string;
  /** The option that stands for the typing in scripts, such as `--yes`. */
  readonly option: string;
}

/**
 * Lets the operator type what they are about to lose.
 * @throws {UsageError} where nobody is there to type, {CliError} when something else was typed. Nothing has happened then.
 */
export async function confirmByTyping(
  world: World,
  { expected, consequence, option }: Confirmation,
): Promise<void> {
  const prompts = openPrompts(world);
  if (!prompts) {
    throw new UsageError(
      `This cannot be undone, so ${expected} has to be typed at a terminal.`,
      `Without a terminal, add ${option}.`,
    );
  }
  const typed = await prompts.text({ message: `Type ${expected} to ${consequence}:` });
  if (typed.trim() !== expected) throw new CliError(`That is not ${expected}: nothing was done.`);
}

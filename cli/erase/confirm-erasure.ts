import { CliError, UsageError } from '../cli-error';
import type { World } from '../world';

/**
 * Lets the operator type the customer's id: what follows cannot be undone.
 * @throws {UsageError} where nobody is there to type, {CliError} when something else was typed.
 */
export async function confirmErasure(
  { stdin, stderr }: Pick<World, 'stdin' | 'stderr'>,
  customerId: string,
): Promise<void> {
  if (stdin.isTTY !== true)
    throw new UsageError('erase asks for the id at a terminal; without one, add --yes.');
  const { input } = await import('@inquirer/prompts');
  const message = `Type ${customerId} to erase this customer for good:`;
  requireSame(customerId, await input({ message }, { input: stdin, output: stderr }));
}

/** @throws {CliError} unless the id was typed, character for character. */
export function requireSame(customerId: string, typed: string): void {
  if (typed.trim() !== customerId)
    throw new CliError('That is not the id of the customer; nothing was erased.');
}

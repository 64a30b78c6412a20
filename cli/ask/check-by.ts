import { CliError } from '../cli-error';
import type { Check } from './prompts';

/** Checks an answer by what would read it: what that throws for an operator is what is wrong with the answer. */
export function checkBy(read: (text: string) => unknown): Check {
  return (text) => {
    try {
      read(text);
      return true;
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      return error.remedy === null ? error.message : `${error.message} ${error.remedy}`;
    }
  };
}

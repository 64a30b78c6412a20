import type { World } from '../world';

/** What is right about an answer: true, or what is wrong with it in one sentence. */
export type Check = (text: string) => true | string;

/** Questions to somebody at the terminal. Every one throws when it is left by Ctrl-C. */
export interface Prompts {
  /** @returns what was typed; `suggestion` where nothing was. */
  text(question: {
    readonly message: string;
    readonly suggestion?: string;
    readonly check?: Check;
  }): Promise<string>;
  /** What is typed is not shown. */
  secret(question: { readonly message: string; readonly check?: Check }): Promise<string>;
}

/** Somebody to ask; null where nobody sits at a terminal. */
export function openPrompts(world: World): Prompts | null {
  if (world.prompts) return world.prompts;
  const isTerminal = world.stdin.isTTY === true && world.stderr.isTTY === true;
  return isTerminal ? terminalPrompts(world) : null;
}

/** Questions go to stderr, so that a result can still be piped. */
function terminalPrompts({ stdin, stderr }: World): Prompts {
  const terminal = { input: stdin, output: stderr };
  return {
    async text({ message, suggestion, check }) {
      const { input } = await import('@inquirer/prompts');
      const validate = check && ((typed: string) => check(typed.trim()));
      const typed = await input(
        {
          message,
          required: true,
          ...(suggestion === undefined ? {} : { default: suggestion }),
          ...(validate ? { validate } : {}),
        },
        terminal,
      );
      return typed.trim();
    },
    async secret({ message, check }) {
      const { password } = await import('@inquirer/prompts');
      return password({ message, mask: true, ...(check ? { validate: check } : {}) }, terminal);
    },
  };
}

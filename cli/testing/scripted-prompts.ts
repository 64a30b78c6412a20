import type { Prompts } from '../ask/prompts';

/** Somebody at a terminal who answers as planned. */
export interface ScriptedPrompts extends Prompts {
  /** What was asked, with what was suggested behind it, in order. */
  readonly asked: readonly string[];
}

/**
 * @param answers by the beginning of the question, taken in turn where one is asked again; an empty one takes the suggestion.
 * An answer that the question refuses, and a question that nobody planned for, fail the test.
 */
export function scriptPrompts(
  answers: Readonly<Record<string, string | readonly string[]>>,
): ScriptedPrompts {
  const asked: string[] = [];
  const waiting = new Map(
    Object.entries(answers).map(([begin, given]) => [begin, [given].flat()] as const),
  );
  const answer = (message: string): string => {
    const begin = [...waiting.keys()].find((known) => message.startsWith(known));
    const next = begin === undefined ? undefined : waiting.get(begin)?.shift();
    if (next === undefined) throw new Error(`nobody planned for the question: ${message}`);
    return next;
  };
  return {
    asked,
    async text({ message, suggestion, check }) {
      asked.push(suggestion === undefined ? message : `${message} [${suggestion}]`);
      const typed = answer(message);
      return Promise.resolve(checked(typed === '' ? (suggestion ?? '') : typed, check));
    },
    async secret({ message, check }) {
      asked.push(message);
      return Promise.resolve(checked(answer(message), check));
    },
  };
}

function checked(text: string, check: ((text: string) => true | string) | undefined): string {
  const verdict = check?.(text) ?? true;
  if (verdict !== true) throw new Error(`the answer is refused: ${verdict}`);
  return text;
}

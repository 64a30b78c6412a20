/** Why something could not be read, in a sentence for the person who looks at the page. */
export interface Problem {
  readonly code: string;
  readonly text: string;
}

/** Something that is read and keeps itself current. */
export type Live<T> =
  | { readonly state: 'loading' }
  | {
      readonly state: 'ready';
      readonly value: T;
      /** From this browser's memory alone: the server has not been heard yet. */
      readonly stale: boolean;
    }
  | {
      readonly state: 'failed';
      readonly problem: Problem;
      /** Reads again; absent where that is done elsewhere. */
      readonly retry?: () => void;
    };

export const LOADING: Live<never> = { state: 'loading' };

/** The same with another value; what is loading or failed stays so. */
export function mapLive<From, To>(live: Live<From>, change: (value: From) => To): Live<To> {
  return live.state === 'ready' ? { ...live, value: change(live.value) } : live;
}

/** The value, or another one until there is one. */
export function valueOr<T, Other>(live: Live<T>, other: Other): T | Other {
  return live.state === 'ready' ? live.value : other;
}

/** Remembers which deployed functions an emulator has carried out. */
export interface ExecutedFunctions {
  /** Takes a line of what the emulator prints. */
  readonly receive: (line: string) => void;
  /** The names, in the order of their first execution. */
  readonly names: () => string[];
}

/** Reads them from the emulator's own words: nobody but the emulator can put a function there. */
export function watchExecutions(): ExecutedFunctions {
  const names = new Set<string>();
  return {
    receive(line) {
      const [, name] = /Beginning execution of "[\w-]+-(\w+)"/.exec(line) ?? [];
      if (name !== undefined) names.add(name);
    },
    names: () => [...names],
  };
}

const UNNAMED = '(no name)';

/** The parts of a profile that hold a name. */
export interface Named {
  readonly displayName: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

/**
 * A name that a colleague would recognise and nobody else: `R. S…` for Rosa Smith, `R…` for a single word.
 */
export function maskName({ displayName, firstName, lastName }: Named): string {
  const words =
    firstName || lastName ? [firstName, lastName] : (displayName?.trim().split(/\s+/) ?? []);
  const initials = words.flatMap((word) => initialOf(word) ?? []);
  const [first, last] = [initials[0], initials.at(-1)];
  if (first === undefined || last === undefined) return UNNAMED;
  return initials.length === 1 ? `${first}…` : `${first}. ${last}…`;
}

/** Characters, not code units, so that a name outside the basic plane is not cut in half. */
function initialOf(word: string | null): string | null {
  const [initial] = word?.trim() ?? '';
  return initial?.toUpperCase() ?? null;
}

/** How every command is called from a checkout. */
export const CALL = 'npm run trellis --';

/** The end of a command's help: one call that works as it stands, but for the names in it. */
export function example(call: string): string {
  return `\nExample:\n  ${CALL} ${call}`;
}

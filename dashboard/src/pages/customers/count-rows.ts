/** How many lines of a CSV end in a text of whole rows. Line breaks inside quotes are part of a value. */
export function countRows(csv: string): number {
  const outside = csv.split('"').filter((_, index) => index % 2 === 0);
  return outside.join('').split('\n').length - 1;
}

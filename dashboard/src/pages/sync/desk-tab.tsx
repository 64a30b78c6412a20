/** To come. */
export function DeskTab() {
  return null;
}

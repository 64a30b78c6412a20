/** To come. */
export function EraseTab() {
  return null;
}

/** To come. */
export function CohortsTab() {
  return null;
}

/** To come. */
export function WatchTab() {
  return null;
}

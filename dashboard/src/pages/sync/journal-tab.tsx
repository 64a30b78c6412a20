/** To come. */
export function JournalTab() {
  return null;
}

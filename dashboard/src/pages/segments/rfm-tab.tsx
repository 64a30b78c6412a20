/** To come. */
export function RfmTab() {
  return null;
}

/** To come. */
export function RulesTab() {
  return null;
}

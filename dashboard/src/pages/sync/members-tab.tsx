/** To come. */
export function MembersTab() {
  return null;
}

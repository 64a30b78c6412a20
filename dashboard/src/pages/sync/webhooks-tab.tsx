/** To come. */
export function WebhooksTab() {
  return null;
}

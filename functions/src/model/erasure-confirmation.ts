/** What has to be typed before a customer is erased: the id without the POS's prefix, so `10231` of `alv_10231`. */
export function confirmationOf(customerId: string): string {
  return customerId.slice(customerId.indexOf('_') + 1);
}

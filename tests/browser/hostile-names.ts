/** Names as a point of sale may send them, each to be shown as it is and to do nothing. */
export const HOSTILE_NAMES = {
  markup: '<img src=x onerror="document.title=1">',
  formula: '=HYPERLINK("http://example.test","pay")',
  rightToLeft: '\u202Eevil\u202C שלום',
  long: 'x'.repeat(300),
} as const;

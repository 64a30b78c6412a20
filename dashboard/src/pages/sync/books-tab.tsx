/** To come. */
export function BooksTab() {
  return null;
}

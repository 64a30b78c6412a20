/** Whether a text can be a record's id; what cannot would be refused by the database. */
export function isDocumentId(text: string): boolean {
  return /^[\w.-]{1,200}$/.test(text) && !/^\.+$/.test(text);
}

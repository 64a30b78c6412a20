// Safari reads the file after the click, and finds nothing where its address is gone already.
const KEEP_MS = 60_000;

/** Hands a text to the browser to keep as a file. */
export function saveFile(name: string, parts: readonly string[], type: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}

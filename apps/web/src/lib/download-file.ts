/** The browser reads the file after the click; a minute is plenty. */
const RELEASE_MS = 60_000;

/** Hands a file to the browser to be saved. */
export function downloadFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS);
}

const KEEP_ADDRESS_MS = 10_000;

/** Offers bytes as a file, by the browser's own way of saving. */
export function saveFile({
  fileName,
  mimeType,
  base64,
}: {
  fileName: string;
  mimeType: string;
  base64: string;
}): void {
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: mimeType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_ADDRESS_MS);
}

import type { KeptKind } from '#shared/features/documents/file-kind.rules.ts';

const TYPES: Readonly<Record<KeptKind, string>> = { jpeg: 'image/jpeg', pdf: 'application/pdf' };

/** Offers a page as a file, by the browser's own way of saving. */
export function saveCopyAs(fileName: string, kind: KeptKind, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: TYPES[kind] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

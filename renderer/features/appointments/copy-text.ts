/**
 * Puts a text where the person can paste it. The clipboard API asks for a permission, and the desktop window
 * grants none; copying a selection is allowed by the key or click that asked for it.
 */
export function copyText(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}

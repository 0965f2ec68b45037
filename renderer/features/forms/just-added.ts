let added: string | undefined;

/** The cursor goes into a form that was just put into the note, once it is drawn. */
export function markAdded(formId: string): void {
  added = formId;
}

export function takeAdded(formId: string): boolean {
  const isThis = added === formId;
  if (isThis) added = undefined;
  return isThis;
}

import * as z from 'zod';

// Control characters, bidirectional overrides and pictographs have no place in a name and break printed pages.
const FORBIDDEN_IN_NAMES = /[\p{Cc}\p{Cs}\p{Extended_Pictographic}\u202a-\u202e\u2066-\u2069\ufffd]/u;
// Half a surrogate pair is stored as another character, so a note with one would no longer be what was signed.
const FORBIDDEN_IN_NOTES = /[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u;

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** A person's or a place's name: letters of any script, at least one letter, no emoji. */
export function nameSchema(maxLength = 80) {
  return (
    z
      .string()
      .max(maxLength, 'TOO_LONG')
      .transform(tidy)
      // Some letters take more room once they are normalised (क़ becomes two).
      .refine(text => text.length <= maxLength, 'TOO_LONG')
      .refine(text => text.length > 0, 'REQUIRED')
      .refine(text => !FORBIDDEN_IN_NAMES.test(text), 'NOT_A_NAME')
      .refine(text => text.length === 0 || /\p{L}/u.test(text), 'NOT_A_NAME')
  );
}

/** One optional line of text; empty stays empty. */
export function lineSchema(maxLength: number) {
  return z
    .string()
    .max(maxLength, 'TOO_LONG')
    .transform(tidy)
    .refine(text => text.length <= maxLength, 'TOO_LONG')
    .refine(text => !FORBIDDEN_IN_NAMES.test(text), 'NOT_PLAIN_TEXT');
}

/** Whether a line can be an address: a dash or a dot is none, in whatever script. */
export function saysAddress(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 5;
}

/** Clinical text over several lines. */
export function noteSchema(maxLength: number) {
  return z
    .string()
    .max(maxLength, 'TOO_LONG')
    .refine(text => !FORBIDDEN_IN_NOTES.test(text), 'NOT_PLAIN_TEXT');
}

import { createContext, use } from 'react';
import type { Translate } from '#shared/i18n/translate.ts';

/** In what part somebody writes a visit: as its doctor for the first time or again, or for its doctor. */
export type WritingPart =
  | { kind: 'first' }
  | { kind: 'assist'; doctorName: string }
  | {
      kind: 'amend';
      /** The signed version that is being changed. */
      fromVersion: number;
      /** That version is void. */
      isAnew: boolean;
      reason: string;
      setReason: (reason: string) => void;
      /** The signature was tried without one. */
      isReasonAsked: boolean;
      askReason: () => void;
      /** Back to the signed note; the draft is kept. */
      leave: () => void;
      /** Back to the signed note; the draft is thrown away. */
      discard: () => void;
    };

export const FIRST_PART: WritingPart = { kind: 'first' };
const Part = createContext<WritingPart>(FIRST_PART);

export const WritingPartProvider = Part.Provider;

export function useWritingPart(): WritingPart {
  return use(Part);
}

/** What Ctrl Enter does here. */
export function signWord(t: Translate, part: WritingPart): string {
  if (part.kind === 'assist') return t('encounters.submitTo', { name: part.doctorName });
  if (part.kind === 'amend') return t('encounters.signVersion', { version: part.fromVersion + 1 });
  return t('encounters.signAndPrint');
}

/** What the signature still lacks besides the note itself. */
export function lacksReason(part: WritingPart): boolean {
  return part.kind === 'amend' && part.reason.trim() === '';
}

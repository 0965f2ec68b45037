import type { measures as en } from '../en/measures.ts';

export const measures: Record<keyof typeof en, string> = {
  title: 'माप',
};

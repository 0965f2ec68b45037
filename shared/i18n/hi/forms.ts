import type { forms as en } from '../en/forms.ts';

export const forms: Record<keyof typeof en, string> = {
  title: 'फ़ॉर्म',
};

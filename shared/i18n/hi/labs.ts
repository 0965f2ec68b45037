import type { labs as en } from '../en/labs.ts';

export const labs: Record<keyof typeof en, string> = {
  title: 'रिपोर्ट',
};

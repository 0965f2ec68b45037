import type { templates as en } from '../en/templates.ts';

export const templates: Record<keyof typeof en, string> = {
  title: 'टेम्पलेट',
};

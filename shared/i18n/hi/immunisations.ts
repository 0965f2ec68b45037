import type { immunisations as en } from '../en/immunisations.ts';

export const immunisations: Record<keyof typeof en, string> = {
  title: 'टीकाकरण',
};

import type { certificates as en } from '../en/certificates.ts';

export const certificates: Record<keyof typeof en, string> = {
  title: 'प्रमाणपत्र',
};

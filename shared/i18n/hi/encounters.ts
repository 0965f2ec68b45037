import type { encounters as en } from '../en/encounters.ts';

export const encounters: Record<keyof typeof en, string> = {
  title: 'मुलाकात',
  complaints: 'तकलीफ़',
  findings: 'जाँच',
  diagnosis: 'निदान',
  tests: 'टेस्ट',
  advice: 'सलाह',
  followUp: 'फिर आना',
};

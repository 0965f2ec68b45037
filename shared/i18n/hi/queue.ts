import type { queue as en } from '../en/queue.ts';

export const queue: Record<keyof typeof en, string> = {
  title: 'आज',
  waiting: 'इंतज़ार',
  held: 'रोका',
  withDoctor: 'डॉक्टर के पास',
  toBill: 'बिल बाकी',
  done: 'पूरा',
  left: 'चले गए',
  urgent: 'तुरंत',
  soon: 'जल्दी',
  token: 'टोकन',
  doctor: 'डॉक्टर',
};

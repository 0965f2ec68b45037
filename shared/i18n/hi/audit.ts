import type { audit as en } from '../en/audit.ts';

export const audit: Record<keyof typeof en, string> = {
  title: 'ऑडिट',
  about: 'किसने क्या किया, क्रम से। पंक्तियाँ सिर्फ़ जुड़ती हैं; हर एक पिछली से बँधी है।',
  when: 'कब',
  who: 'कौन',
  action: 'क्या',
  outcome: 'नतीजा',
  about_what: 'किस पर',
  ok: 'हुआ',
  refused: 'मना',
  failed: 'नहीं हुआ',
  earlier: 'पहले की पंक्तियाँ',
  verify: 'कड़ी जाँचें',
  verifying: 'जाँच हो रही है',
  whole: 'पूरी: {count} पंक्तियाँ, सिरा {head}',
  broken: '{count} में से पंक्ति {seq} पर टूटी',
  nobody: 'साइन इन नहीं था',
  empty: 'अभी कुछ दर्ज नहीं है।',
  columnRow: 'पंक्ति',
  takeOut: 'इन दिनों की पंक्तियाँ फ़ाइल में',
};

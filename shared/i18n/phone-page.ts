import type { Language } from '../features/settings/settings.schema.ts';

const en = {
  title: 'Send pages',
  to: 'To',
  for: 'For',
  takePhoto: 'Take a photo',
  choose: 'Choose photos or PDFs',
  hint: 'One photo for each page: lay it flat, in good light. The clinic looks at the pages before they are kept.',
  pages: 'Pages',
  shrinking: 'Making it smaller',
  sending: 'Sending',
  waiting: 'Waiting',
  sent: 'Sent',
  sentCount: '{count} of at most {most} sent',
  again: 'Try again',
  remove: 'Remove',
  noAnswer: 'The clinic’s computer did not answer. Stay on the clinic’s Wi-Fi and try again.',
  failed: 'This page was not taken. Try again, or show it at the desk.',
  tooLarge: 'This file is larger than 30 MB.',
  full: 'No more pages fit in this code. Ask the desk for a new one.',
  gone: 'This code is no longer good. Ask the desk for a new one.',
  done: 'All pages are at the desk. You may close this page.',
  warning: 'Did your phone warn you about this page?',
  warningWhy:
    'The page comes from the clinic’s own computer and not from the internet, so the phone does not know it yet. What you send goes only to that computer, encrypted.',
  warningEnd:
    'On the clinic’s own phone: install the clinic’s certificate, and the warning does not come again.',
  certificate: 'The clinic’s certificate',
};

const hi: typeof en = {
  title: 'पन्ने भेजें',
  to: 'कहाँ',
  for: 'किसके लिए',
  takePhoto: 'फ़ोटो लें',
  choose: 'फ़ोटो या PDF चुनें',
  hint: 'हर पन्ने की एक फ़ोटो: पन्ना सीधा रखें, रोशनी अच्छी हो। रखने से पहले क्लिनिक पन्ने देखेगा।',
  pages: 'पन्ने',
  shrinking: 'छोटा किया जा रहा है',
  sending: 'भेजा जा रहा है',
  waiting: 'बारी में',
  sent: 'पहुँच गया',
  sentCount: '{most} में से {count} पहुँचे',
  again: 'फिर कोशिश करें',
  remove: 'हटाएँ',
  noAnswer: 'क्लिनिक के कंप्यूटर ने उत्तर नहीं दिया। क्लिनिक के Wi-Fi पर रहें और फिर कोशिश करें।',
  failed: 'यह पन्ना नहीं लिया गया। फिर कोशिश करें या काउंटर पर दिखाएँ।',
  tooLarge: 'यह फ़ाइल 30 MB से बड़ी है।',
  full: 'इस कोड में और पन्ने नहीं आ सकते। काउंटर से नया कोड लें।',
  gone: 'यह कोड अब काम का नहीं। काउंटर से नया कोड लें।',
  done: 'सभी पन्ने काउंटर पर पहुँच गए। यह पेज बंद कर सकते हैं।',
  warning: 'क्या फ़ोन ने इस पेज के बारे में चेतावनी दी?',
  warningWhy:
    'यह पेज इंटरनेट से नहीं, क्लिनिक के अपने कंप्यूटर से आता है, इसलिए फ़ोन इसे अभी नहीं पहचानता। आप जो भेजते हैं वह कूटबद्ध होकर केवल उसी कंप्यूटर पर जाता है।',
  warningEnd: 'क्लिनिक के अपने फ़ोन पर क्लिनिक का प्रमाणपत्र लगा दें, फिर यह चेतावनी नहीं आएगी।',
  certificate: 'क्लिनिक का प्रमाणपत्र',
};

/** The page on a phone that sends documents to the desk; it is served with both languages inside. */
export const PHONE_PAGE_WORDS: Readonly<Record<Language, typeof en>> = { en, hi };

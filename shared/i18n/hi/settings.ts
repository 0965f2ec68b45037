import type { settings as en } from '../en/settings.ts';

export const settings: Record<keyof typeof en, string> = {
  title: 'सेटिंग',
  clinic: 'क्लिनिक',
  paper: 'काग़ज़',
  language: 'भाषा',
  numbers: 'नंबर और UPI',
  security: 'लॉक और बैकअप',
  preprintedTop: 'ऊपर ख़ाली, मिमी',
  preprintedBottom: 'नीचे ख़ाली, मिमी',
  billSeriesPrefix: 'बिल के अक्षर',
  receiptSeriesPrefix: 'रसीद के अक्षर',
  uhidPrefix: 'UHID के अक्षर',
  idleLockMinutes: 'इतने मिनट बाद लॉक',
  backupFolder: 'बैकअप फ़ोल्डर',
  saved: 'सेटिंग सहेजी गई',
  unsaved: 'अभी सहेजा नहीं',
  ownerOnly: 'इन्हें सिर्फ़ मालिक बदल सकते हैं।',
  partMe: 'मेरा पासवर्ड और PIN',
  partClinic: 'क्लिनिक और काग़ज़',
};

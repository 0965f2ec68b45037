import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import type { PrintLanguage } from '#shared/i18n/print-words.ts';

const en = {
  dateLocale: 'en-GB',
  allDesks: 'all desks',
  coins: 'Coins',
  billsOfToday: 'Bills of today',
  oldDues: 'Old dues collected',
  newToday: 'New today',
  collected: 'Collected',
  gross: 'Gross',
  discounts: 'Discounts',
  net: 'Net',
  finished: 'Finished',
  newPatients: 'New patients',
  stillOpen: 'Still open',
  left: 'Left without being seen',
  looseEnds: (count: number) => `Closed with ${count} left open`,
  short: (amount: string, reason: string) => `Cash short by ₹ ${amount}: ${reason}`,
  over: (amount: string, reason: string) => `Cash over by ₹ ${amount}: ${reason}`,
  toLookAt: {
    visitNotBilled: 'Visit not billed',
    visitNotFinished: 'Visit not finished',
    upiWithoutReference: 'UPI without UTR',
    discountGiven: 'Discount',
    unsignedDraft: 'Note left unsigned',
  } satisfies Record<DaySheet['toLookAt'][number]['kind'], string>,
};

export type DaySheetWords = typeof en;

const hi: DaySheetWords = {
  dateLocale: 'hi-IN',
  allDesks: 'सभी काउंटर',
  coins: 'सिक्के',
  billsOfToday: 'आज के बिल',
  oldDues: 'पुराना बकाया मिला',
  newToday: 'आज का नया',
  collected: 'मिला',
  gross: 'कुल',
  discounts: 'छूट',
  net: 'शुद्ध',
  finished: 'पूरे हुए',
  newPatients: 'नए मरीज़',
  stillOpen: 'अभी बाकी',
  left: 'बिना दिखाए गए',
  looseEnds: count => `${count} काम बाकी रखकर बंद किया`,
  short: (amount, reason) => `नकद ₹ ${amount} कम: ${reason}`,
  over: (amount, reason) => `नकद ₹ ${amount} ज़्यादा: ${reason}`,
  toLookAt: {
    visitNotBilled: 'बिल नहीं बना',
    visitNotFinished: 'विज़िट अधूरी',
    upiWithoutReference: 'UTR के बिना UPI',
    discountGiven: 'छूट',
    unsignedDraft: 'बिना हस्ताक्षर का नोट',
  },
};

export const DAY_SHEET_WORDS: Readonly<Record<PrintLanguage, DaySheetWords>> = { en, hi };

import type { PrintLanguage } from './print-words.ts';

/** Words of the papers of money that are no bill and no receipt. */
const en = {
  advanceReceipt: 'Advance receipt',
  advanceNote: 'Money in advance, not a bill. It is used for your next bills, or paid back.',
  creditNote: 'Credit note',
  against: (number: string, date: string) => `Bill ${number} of ${date}`,
  taxableValue: 'Value without tax',
  cgst: 'CGST',
  sgst: 'SGST',
  igst: 'IGST',
  creditTotal: 'Credited',
  takenOffDue: 'Taken off what is due',
  keptAsAdvance: 'Kept as your advance',
  toPayBack: 'To be paid back',
  reason: 'Reason',
  refundVoucher: 'Refund voucher',
  refundOfAdvance: 'Refund of an advance',
  refundOfBill: (number: string) => `Refund, bill ${number}`,
  paidBack: 'Paid back',
  paidBy: 'Paid by',
  approvedBy: 'Approved by',
  receiverSigns: 'Signature of the receiver',
};
export type MoneyWords = typeof en;

const hi: MoneyWords = {
  advanceReceipt: 'अग्रिम रसीद',
  advanceNote: 'अग्रिम जमा राशि, बिल नहीं। यह आपके अगले बिलों में लगेगी या वापस की जाएगी।',
  creditNote: 'क्रेडिट नोट',
  against: (number, date) => `बिल ${number}, ${date}`,
  taxableValue: 'कर के बिना मूल्य',
  cgst: 'CGST',
  sgst: 'SGST',
  igst: 'IGST',
  creditTotal: 'घटाई गई राशि',
  takenOffDue: 'बाकी में से घटाया',
  keptAsAdvance: 'आपका अग्रिम',
  toPayBack: 'लौटाई जाएगी',
  reason: 'कारण',
  refundVoucher: 'वापसी वाउचर',
  refundOfAdvance: 'अग्रिम की वापसी',
  refundOfBill: number => `वापसी, बिल ${number}`,
  paidBack: 'वापस दिया',
  paidBy: 'देने वाले',
  approvedBy: 'मंज़ूरी',
  receiverSigns: 'पाने वाले के हस्ताक्षर',
};

export const MONEY_WORDS: Readonly<Record<PrintLanguage, MoneyWords>> = { en, hi };

import type { PrintLanguage } from '#shared/i18n/print-words.ts';

type Made = { clinic: string; period: string; madeAt: string; by: string };
type Ledger = { entries: string; debits: string; openDays: string };

const en = {
  packTitle: 'Accountant’s pack',
  made: ({ clinic, period, madeAt, by }: Made) => [
    `${clinic}: books of ${period}.`,
    `Made by Parchi, ${madeAt}, for ${by}.`,
  ],
  files: 'What is in it',
  lists: {
    'trial-balance': 'every account of the ledger: before, moved, after; both sides come to the same',
    'cash-book': 'every entry of cash, safe, UPI, card, cheque and bank, with the balance after each',
    bills: 'every bill of the period; a cancelled one keeps its number and counts nothing',
    'cancelled-bills': 'bills cancelled in the period, with who and why',
    'credit-notes': 'credit notes of the period',
    receipts: 'receipts and advances, less what was taken back',
    refunds: 'refund vouchers paid',
    expenses: 'expense vouchers, payouts and tax paid',
    'dues-at-the-end': 'what patients owed when the last day ended, by age',
    'form-3c': 'daily case register, rule 6F',
    'gst-by-rate': 'supplies by class and rate',
    'gst-by-code': 'supplies by HSN and SAC',
    'gst-numbers': 'documents issued, as table 13 of GSTR-1 asks',
    'numbers-audit': 'every series from 1 April: first, last, cancelled, missing',
    'day-closes': 'each close with its seal and the seal before',
  } as Readonly<Record<string, string>>,
  folders: [
    'csv/: the lists as rows, UTF-8, amounts in rupees with two decimals, days as 2026-11-21.',
    'accounts.xlsx: the same lists, a sheet each. Of a long period the long lists are in a workbook for each month.',
    'pdf/: the pages that are kept on paper.',
    'tally/: ledgers.xml first, then the vouchers of each month. In TallyPrime: Import, Masters, then Import, Transactions.',
  ],
  tally: [
    'In Tally the ledgers carry the names of the accounts here; rename them after the import, not in the file.',
    'Opening balances are not in the file: they stand in the trial balance. GST is one ledger; half of it is CGST, half SGST (gst-by-rate).',
    'Bring each month in once. A voucher has the same REMOTEID in every export, by which it is known again.',
    'Voucher numbers are Parchi’s: let the voucher types of Tally number by hand.',
  ],
  proof: 'How it ties',
  ledger: ({ entries, debits, openDays }: Ledger) => [
    `${entries} entries of the ledger in the period; debits ₹ ${debits}, credits the same.`,
    openDays,
  ],
  allClosed: 'Every day of the period is closed: nothing in it can change any more.',
  closedUntil: (day: string) => `Closed until ${day}. What lies after it may still change.`,
  noneClosed: 'No day of it is closed yet: what stands here may still change.',
  changed: (count: number) =>
    `NOTE: ${count} entries came in while this pack was made. Make it again for lists that all stand at one moment.`,
  tooLongForPaper: (name: string) =>
    `${name} is too long for one printed list: it is in csv/ and in the workbooks.`,
  certificate: 'Certificate of the chain of day closes',
  whole: (count: number) =>
    `All ${count} day closes up to the last are whole: each carries the seal of the one before and its own seal.`,
  none: 'No day was closed up to the end of the period: there is no chain to vouch for.',
  broken: (day: string) => `The chain is broken at the close of ${day}.`,
  links: 'Closes in the chain',
  days: 'Of them in the period',
  firstSeal: 'First seal',
  lastSeal: 'Last seal',
  lastDay: 'Last day closed',
  method: [
    'Each seal is SHA-256 over the close, its day sheet, the hash of every ledger entry of that day and the seal before it. Whoever changes one entry afterwards changes its day’s hash, that day’s seal and every seal after it.',
    'All seals were computed again for this page; for the days of the period every ledger entry was read again too. Compare the last seal with a printed day sheet: if the two are alike, everything before it is as it was signed.',
  ],
  signature: 'Owner or accountant, date',
};
export type PackWords = typeof en;

const hi: PackWords = {
  packTitle: 'लेखाकार का पैक',
  made: ({ clinic, period, madeAt, by }) => [
    `${clinic}: ${period} का हिसाब।`,
    `पर्ची ने ${madeAt} को ${by} के लिए बनाया।`,
  ],
  files: 'इसमें क्या है',
  lists: {
    'trial-balance': 'खाते का हर मद: पहले, चला, बाद में; दोनों ओर का योग बराबर',
    'cash-book': 'नकद, तिजोरी, UPI, कार्ड, चेक और बैंक की हर प्रविष्टि, हर एक के बाद शेष के साथ',
    bills: 'अवधि का हर बिल; रद्द बिल का नंबर रहता है, रक़म नहीं गिनी जाती',
    'cancelled-bills': 'अवधि में रद्द बिल, किसने और क्यों',
    'credit-notes': 'अवधि के क्रेडिट नोट',
    receipts: 'रसीदें और अग्रिम, वापस ली गई घटाकर',
    refunds: 'चुकाए गए वापसी वाउचर',
    expenses: 'ख़र्च के वाउचर, भुगतान और चुकाया कर',
    'dues-at-the-end': 'आख़िरी दिन के अंत में मरीज़ों पर बकाया, कितने दिन का',
    'form-3c': 'दैनिक केस रजिस्टर, नियम 6F',
    'gst-by-rate': 'आपूर्ति वर्ग और दर के हिसाब से',
    'gst-by-code': 'आपूर्ति HSN और SAC के हिसाब से',
    'gst-numbers': 'जारी दस्तावेज़, जैसा GSTR-1 की तालिका 13 माँगती है',
    'numbers-audit': '1 अप्रैल से हर शृंखला: पहला, आख़िरी, रद्द, ग़ायब',
    'day-closes': 'हर दिन-बंदी अपनी और पिछली मुहर के साथ',
  },
  folders: [
    'csv/: सूचियाँ पंक्तियों में, UTF-8, रक़म रुपये में दो दशमलव के साथ, दिन 2026-11-21 जैसे।',
    'accounts.xlsx: वही सूचियाँ, हर एक अलग शीट में। लंबी अवधि की लंबी सूचियाँ हर महीने की अपनी वर्कबुक में।',
    'pdf/: वे पन्ने जो काग़ज़ पर रखे जाते हैं।',
    'tally/: पहले ledgers.xml, फिर हर महीने के वाउचर। TallyPrime में: Import, Masters, फिर Import, Transactions।',
  ],
  tally: [
    'Tally में लेजर के नाम यहाँ के खातों के हैं; नाम आयात के बाद बदलें, फ़ाइल में नहीं।',
    'आरंभिक शेष फ़ाइल में नहीं हैं: वे ट्रायल बैलेंस में हैं। GST एक लेजर है; आधा CGST, आधा SGST (gst-by-rate)।',
    'हर महीना एक ही बार लाएँ। वाउचर का REMOTEID हर बार वही रहता है, जिससे वह पहचाना जाता है।',
    'वाउचर नंबर पर्ची के हैं: Tally के वाउचर प्रकार में नंबर हाथ से रखें।',
  ],
  proof: 'मेल कैसे बैठता है',
  ledger: ({ entries, debits, openDays }) => [
    `अवधि में खाते की ${entries} प्रविष्टियाँ; नामे ₹ ${debits}, जमा भी उतना ही।`,
    openDays,
  ],
  allClosed: 'अवधि का हर दिन बंद है: अब कुछ नहीं बदल सकता।',
  closedUntil: day => `${day} तक बंद। उसके बाद का अभी बदल सकता है।`,
  noneClosed: 'अभी कोई दिन बंद नहीं: यहाँ का हिसाब अभी बदल सकता है।',
  changed: count => `ध्यान दें: पैक बनते समय ${count} प्रविष्टियाँ और आईं। सब सूचियाँ एक ही पल की चाहिए तो दोबारा बनाएँ।`,
  tooLongForPaper: name => `${name} एक छपी सूची के लिए बहुत लंबी है: csv/ और वर्कबुक में है।`,
  certificate: 'दिन-बंदी की कड़ी का प्रमाणपत्र',
  whole: count => `आख़िरी तक की सभी ${count} दिन-बंदियाँ सही हैं: हर एक पर पिछली की और अपनी मुहर है।`,
  none: 'अवधि के अंत तक कोई दिन बंद नहीं हुआ: प्रमाणित करने को कोई कड़ी नहीं।',
  broken: day => `कड़ी ${day} की दिन-बंदी पर टूटी है।`,
  links: 'कड़ी में दिन-बंदियाँ',
  days: 'इनमें से अवधि की',
  firstSeal: 'पहली मुहर',
  lastSeal: 'आख़िरी मुहर',
  lastDay: 'आख़िरी बंद दिन',
  method: [
    'हर मुहर दिन-बंदी, उसके दिन-पत्र, उस दिन की हर प्रविष्टि के हैश और पिछली मुहर पर SHA-256 है। बाद में एक भी प्रविष्टि बदले तो उस दिन का हैश, उस दिन की मुहर और आगे की हर मुहर बदल जाती है।',
    'इस पन्ने के लिए सब मुहरें फिर से गिनी गईं; अवधि के दिनों की हर प्रविष्टि भी फिर पढ़ी गई। आख़िरी मुहर को छपे दिन-पत्र से मिलाएँ: दोनों एक हों तो पहले का सब वैसा ही है जैसा हस्ताक्षर हुआ था।',
  ],
  signature: 'मालिक या लेखाकार, तारीख़',
};

export const PACK_WORDS: Readonly<Record<PrintLanguage, PackWords>> = { en, hi };

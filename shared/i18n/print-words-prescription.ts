import type { PrintLanguage } from './print-words.ts';

/** Words of a prescription's newer parts and of the sheets that set up a printer. */
const en = {
  stop: 'Stop',
  urgent: 'urgent',
  elsewhere: 'At another laboratory:',
  address: 'Address',
  enteredBy: (name: string) => `Entered by ${name}`,
  countersignedBy: (name: string) => `countersigned by ${name}`,
  toCheck: (phone: string) => `To check: call ${phone}`,
  readOutSeal: 'and read out the number and seal',

  calibrationSheet: 'Calibration sheet',
  printAtFullSize: 'Print at 100 % (“Actual size”), never “Fit to page”.',
  measureFirst: 'Measure cross A from the edges of the paper, to half a millimetre:',
  fromTop: 'from the top edge',
  fromLeft: 'from the left edge',
  measureSecond: 'Cross B the same way, if you like: it shows whether the printer shrinks the page.',
  typeThere: 'Type the numbers in Settings, Letterheads.',
  meantAt: (left: string, top: string) => `meant at ${left} mm from the left, ${top} mm from the top`,
  frameAbout: 'Text stands inside the frame.',
  prePrintedHere: 'pre-printed, already on the paper',
};

export type PrescriptionWords = typeof en;

const hi: PrescriptionWords = {
  stop: 'बंद करें',
  urgent: 'तुरंत',
  elsewhere: 'दूसरी लैब में:',
  address: 'पता',
  enteredBy: name => `लिखा: ${name}`,
  countersignedBy: name => `पुष्टि: ${name}`,
  toCheck: phone => `जाँचने के लिए फ़ोन करें: ${phone}`,
  readOutSeal: 'और नंबर व मुहर पढ़कर सुनाएं',

  calibrationSheet: 'प्रिंटर जाँच पन्ना',
  printAtFullSize: '100 % (“Actual size”) पर छापें, “Fit to page” पर कभी नहीं।',
  measureFirst: 'निशान A को स्केल से आधे मिलीमीटर तक नापें:',
  fromTop: 'कागज़ के ऊपरी किनारे से',
  fromLeft: 'कागज़ के बाएँ किनारे से',
  measureSecond: 'चाहें तो निशान B भी नापें: इससे पता चलता है कि प्रिंटर पन्ना छोटा तो नहीं करता।',
  typeThere: 'संख्याएँ सेटिंग में “लेटरहेड” में लिखें।',
  meantAt: (left, top) => `सही जगह: बाएँ से ${left} mm, ऊपर से ${top} mm`,
  frameAbout: 'लिखावट चौखट के अंदर आएगी।',
  prePrintedHere: 'पहले से छपा हुआ',
};

export const PRESCRIPTION_WORDS: Readonly<Record<PrintLanguage, PrescriptionWords>> = { en, hi };

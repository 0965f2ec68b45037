import type { PrintLanguage } from './print-words.ts';

const EN_ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const EN_TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

// Hindi has a word of its own for each number below a hundred; spelt as the Central Hindi Directorate spells them.
const HI_BELOW_100 = [
  'शून्य एक दो तीन चार पाँच छह सात आठ नौ',
  'दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस',
  'बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस',
  'तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस',
  'चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास',
  'पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ',
  'साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर',
  'सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी',
  'अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सतासी अठासी नवासी',
  'नब्बे इक्यानवे बानवे तिरानवे चौरानवे पंचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे',
].flatMap(ten => ten.split(' '));

type Numerals = {
  below100: (value: number) => string;
  /** From the greatest down. */
  scales: readonly (readonly [number, string])[];
};

function scalesOf(crore: string, lakh: string, thousand: string, hundred: string): Numerals['scales'] {
  return [
    [10_000_000, crore],
    [100_000, lakh],
    [1_000, thousand],
    [100, hundred],
  ];
}

function belowHundredInEnglish(value: number): string {
  if (value < 20) return EN_ONES[value] ?? '';
  const rest = value % 10;
  return `${EN_TENS[Math.floor(value / 10)]}${rest ? `-${EN_ONES[rest]}` : ''}`;
}

const EN: Numerals = {
  below100: belowHundredInEnglish,
  scales: scalesOf('crore', 'lakh', 'thousand', 'hundred'),
};
const HI: Numerals = {
  below100: value => HI_BELOW_100[value] ?? '',
  scales: scalesOf('करोड़', 'लाख', 'हज़ार', 'सौ'),
};

function numberInWords(value: number, numerals: Numerals): string {
  const [scale, word] = numerals.scales.find(([least]) => value >= least) ?? [0, ''];
  if (scale === 0) return numerals.below100(value);
  const rest = value % scale;
  const head = `${numberInWords(Math.floor(value / scale), numerals)} ${word}`;
  return rest ? `${head} ${numberInWords(rest, numerals)}` : head;
}

type Amount = { rupees: number; paise: number; isMinus: boolean };

const SAID: Readonly<Record<PrintLanguage, (amount: Amount) => string>> = {
  en: ({ rupees, paise, isMinus }) =>
    [
      `${isMinus ? 'Minus rupees' : 'Rupees'} ${numberInWords(rupees, EN)}`,
      ...(paise ? [`and ${numberInWords(paise, EN)} paise`] : []),
      'only',
    ].join(' '),
  hi: ({ rupees, paise, isMinus }) =>
    [
      ...(isMinus ? ['ऋण'] : []),
      `${numberInWords(rupees, HI)} ${rupees === 1 ? 'रुपया' : 'रुपये'}`,
      ...(paise ? [`और ${numberInWords(paise, HI)} ${paise === 1 ? 'पैसा' : 'पैसे'}`] : []),
      'मात्र',
    ].join(' '),
};

/** An amount in words by Indian counting: 130000 paise → 'Rupees one thousand three hundred only'. */
export function rupeesInWords(paise: number, language: PrintLanguage): string {
  const whole = Math.abs(Math.round(paise));
  return SAID[language]({ rupees: Math.floor(whole / 100), paise: whole % 100, isMinus: paise < 0 });
}

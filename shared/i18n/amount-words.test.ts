import { expect, test } from 'vitest';
import { rupeesInWords } from './amount-words.ts';

const hindi = (rupees: number) => rupeesInWords(rupees * 100, 'hi').replace(/ रुप(ये|या) मात्र$/, '');

// Written out row by row as a Hindi reader counts, apart from the table in the code.
const BELOW_100: readonly (readonly [number, string])[] = [
  ...([
    [0, 'शून्य'],
    [1, 'एक'],
    [2, 'दो'],
    [3, 'तीन'],
    [4, 'चार'],
    [5, 'पाँच'],
    [6, 'छह'],
  ] as const),
  ...([
    [7, 'सात'],
    [8, 'आठ'],
    [9, 'नौ'],
    [10, 'दस'],
    [11, 'ग्यारह'],
    [12, 'बारह'],
    [13, 'तेरह'],
  ] as const),
  ...([
    [14, 'चौदह'],
    [15, 'पंद्रह'],
    [16, 'सोलह'],
    [17, 'सत्रह'],
    [18, 'अठारह'],
    [19, 'उन्नीस'],
  ] as const),
  ...([
    [20, 'बीस'],
    [21, 'इक्कीस'],
    [22, 'बाईस'],
    [23, 'तेईस'],
    [24, 'चौबीस'],
    [25, 'पच्चीस'],
  ] as const),
  ...([
    [26, 'छब्बीस'],
    [27, 'सत्ताईस'],
    [28, 'अट्ठाईस'],
    [29, 'उनतीस'],
    [30, 'तीस'],
    [31, 'इकतीस'],
  ] as const),
  ...([
    [32, 'बत्तीस'],
    [33, 'तैंतीस'],
    [34, 'चौंतीस'],
    [35, 'पैंतीस'],
    [36, 'छत्तीस'],
    [37, 'सैंतीस'],
  ] as const),
  ...([
    [38, 'अड़तीस'],
    [39, 'उनतालीस'],
    [40, 'चालीस'],
    [41, 'इकतालीस'],
    [42, 'बयालीस'],
  ] as const),
  ...([
    [43, 'तैंतालीस'],
    [44, 'चवालीस'],
    [45, 'पैंतालीस'],
    [46, 'छियालीस'],
    [47, 'सैंतालीस'],
  ] as const),
  ...([
    [48, 'अड़तालीस'],
    [49, 'उनचास'],
    [50, 'पचास'],
    [51, 'इक्यावन'],
    [52, 'बावन'],
    [53, 'तिरपन'],
  ] as const),
  ...([
    [54, 'चौवन'],
    [55, 'पचपन'],
    [56, 'छप्पन'],
    [57, 'सत्तावन'],
    [58, 'अट्ठावन'],
    [59, 'उनसठ'],
  ] as const),
  ...([
    [60, 'साठ'],
    [61, 'इकसठ'],
    [62, 'बासठ'],
    [63, 'तिरसठ'],
    [64, 'चौंसठ'],
    [65, 'पैंसठ'],
  ] as const),
  ...([
    [66, 'छियासठ'],
    [67, 'सड़सठ'],
    [68, 'अड़सठ'],
    [69, 'उनहत्तर'],
    [70, 'सत्तर'],
    [71, 'इकहत्तर'],
  ] as const),
  ...([
    [72, 'बहत्तर'],
    [73, 'तिहत्तर'],
    [74, 'चौहत्तर'],
    [75, 'पचहत्तर'],
    [76, 'छिहत्तर'],
  ] as const),
  ...([
    [77, 'सतहत्तर'],
    [78, 'अठहत्तर'],
    [79, 'उनासी'],
    [80, 'अस्सी'],
    [81, 'इक्यासी'],
    [82, 'बयासी'],
  ] as const),
  ...([
    [83, 'तिरासी'],
    [84, 'चौरासी'],
    [85, 'पचासी'],
    [86, 'छियासी'],
    [87, 'सतासी'],
    [88, 'अठासी'],
  ] as const),
  ...([
    [89, 'नवासी'],
    [90, 'नब्बे'],
    [91, 'इक्यानवे'],
    [92, 'बानवे'],
    [93, 'तिरानवे'],
  ] as const),
  ...([
    [94, 'चौरानवे'],
    [95, 'पंचानवे'],
    [96, 'छियानवे'],
    [97, 'सत्तानवे'],
    [98, 'अट्ठानवे'],
  ] as const),
  [99, 'निन्यानवे'],
];

test('each number below a hundred has its own Hindi word, and no two share one', () => {
  expect(BELOW_100.map(([value]) => value)).toEqual(Array.from({ length: 100 }, (_, value) => value));
  for (const [value, word] of BELOW_100) expect(hindi(value), String(value)).toBe(word);
  expect(new Set(BELOW_100.map(([, word]) => word)).size).toBe(100);
});

test.each([
  [100_00, 'एक सौ रुपये मात्र', 'Rupees one hundred only'],
  [999_00, 'नौ सौ निन्यानवे रुपये मात्र', 'Rupees nine hundred ninety-nine only'],
  [1_000_00, 'एक हज़ार रुपये मात्र', 'Rupees one thousand only'],
  [1_300_00, 'एक हज़ार तीन सौ रुपये मात्र', 'Rupees one thousand three hundred only'],
  [10_001_00, 'दस हज़ार एक रुपये मात्र', 'Rupees ten thousand one only'],
  [1_00_000_00, 'एक लाख रुपये मात्र', 'Rupees one lakh only'],
  [
    1_42_785_00,
    'एक लाख बयालीस हज़ार सात सौ पचासी रुपये मात्र',
    'Rupees one lakh forty-two thousand seven hundred eighty-five only',
  ],
  [1_00_00_000_00, 'एक करोड़ रुपये मात्र', 'Rupees one crore only'],
  [
    12_34_56_789_00,
    'बारह करोड़ चौंतीस लाख छप्पन हज़ार सात सौ नवासी रुपये मात्र',
    'Rupees twelve crore thirty-four lakh fifty-six thousand seven hundred eighty-nine only',
  ],
  [100_00_00_000_00, 'एक सौ करोड़ रुपये मात्र', 'Rupees one hundred crore only'],
  [0, 'शून्य रुपये मात्र', 'Rupees zero only'],
  [1_00, 'एक रुपया मात्र', 'Rupees one only'],
  [50, 'शून्य रुपये और पचास पैसे मात्र', 'Rupees zero and fifty paise only'],
  [1_01, 'एक रुपया और एक पैसा मात्र', 'Rupees one and one paise only'],
  [
    1_300_75,
    'एक हज़ार तीन सौ रुपये और पचहत्तर पैसे मात्र',
    'Rupees one thousand three hundred and seventy-five paise only',
  ],
  [-250_00, 'ऋण दो सौ पचास रुपये मात्र', 'Minus rupees two hundred fifty only'],
])('%i paise are said in words in both languages', (paise, hi, en) => {
  expect([rupeesInWords(paise, 'hi'), rupeesInWords(paise, 'en')]).toEqual([hi, en]);
});

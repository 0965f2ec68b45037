import { nameWords } from './name-sound.rules.ts';

type Letters = ReadonlyMap<string, string>;

const HALANT = '्';
const NASAL = 'ं';

const CONSONANTS: Letters = new Map([
  ...([
    ['ksh', 'क्ष'],
    ['chh', 'छ'],
    ['tch', 'च'],
  ] as const),
  ...([
    ['kh', 'ख'],
    ['gh', 'घ'],
    ['ch', 'च'],
    ['jh', 'झ'],
    ['jn', 'ज्ञ'],
    ['th', 'थ'],
    ['dh', 'ध'],
  ] as const),
  ...([
    ['ph', 'फ'],
    ['bh', 'भ'],
    ['sh', 'श'],
    ['zh', 'झ'],
    ['ck', 'क'],
  ] as const),
  ...([
    ['k', 'क'],
    ['g', 'ग'],
    ['c', 'क'],
    ['j', 'ज'],
    ['t', 'त'],
    ['d', 'द'],
    ['n', 'न'],
    ['p', 'प'],
  ] as const),
  ...([
    ['b', 'ब'],
    ['m', 'म'],
    ['y', 'य'],
    ['r', 'र'],
    ['l', 'ल'],
    ['v', 'व'],
    ['w', 'व'],
    ['s', 'स'],
  ] as const),
  ...([
    ['h', 'ह'],
    ['q', 'क'],
    ['f', 'फ़'],
    ['z', 'ज़'],
    ['x', 'क्स'],
  ] as const),
]);

/** Vowels as they stand alone and as a sign behind a consonant. */
const VOWELS: ReadonlyMap<string, readonly [alone: string, sign: string]> = new Map([
  ...([
    ['aa', ['आ', 'ा']],
    ['ai', ['ऐ', 'ै']],
    ['au', ['औ', 'ौ']],
    ['ee', ['ई', 'ी']],
  ] as const),
  ...([
    ['ii', ['ई', 'ी']],
    ['oo', ['ऊ', 'ू']],
    ['uu', ['ऊ', 'ू']],
    ['ou', ['औ', 'ौ']],
  ] as const),
  ...([
    ['a', ['अ', '']],
    ['i', ['इ', 'ि']],
    ['u', ['उ', 'ु']],
    ['e', ['ए', 'े']],
    ['o', ['ओ', 'ो']],
  ] as const),
]);

/** How a word ends makes its vowels long or short. */
const LAST_VOWELS: ReadonlyMap<string, readonly [alone: string, sign: string]> = new Map([
  ...([
    ['a', ['आ', 'ा']],
    ['i', ['ई', 'ी']],
    ['u', ['ऊ', 'ू']],
    ['ai', ['आई', 'ाई']],
  ] as const),
  ...([
    ['ao', ['आव', 'ाव']],
    ['eo', ['एव', 'ेव']],
    ['ey', ['ए', 'े']],
  ] as const),
]);

// Second halves of names, whose vowels are known.
const ENDINGS: readonly (readonly [string, string])[] = [
  ...([
    ['prasad', 'प्रसाद'],
    ['eshwar', 'ेश्वर'],
    ['uddin', 'ुद्दीन'],
    ['ullah', 'ुल्लाह'],
    ['kumar', 'कुमार'],
  ] as const),
  ...([
    ['kumari', 'कुमारी'],
    ['narayan', 'नारायण'],
    ['gopal', 'गोपाल'],
    ['mohan', 'मोहन'],
    ['anand', 'ानंद'],
  ] as const),
  ...([
    ['wala', 'वाला'],
    ['vati', 'वती'],
    ['wati', 'वती'],
    ['bhai', 'भाई'],
    ['nath', 'नाथ'],
    ['lata', 'लता'],
  ] as const),
  ...([
    ['latha', 'लता'],
    ['rani', 'रानी'],
    ['devi', 'देवी'],
    ['kant', 'कांत'],
    ['wani', 'वानी'],
    ['yani', 'यानी'],
  ] as const),
  ...([
    ['want', 'वंत'],
    ['vant', 'वंत'],
    ['deep', 'दीप'],
    ['jeet', 'जीत'],
    ['jit', 'जीत'],
    ['veer', 'वीर'],
  ] as const),
  ...([
    ['appa', 'प्पा'],
    ['chand', 'चंद'],
    ['priya', 'प्रिया'],
    ['shree', 'श्री'],
    ['ben', 'बेन'],
    ['bai', 'बाई'],
  ] as const),
  ...([
    ['lal', 'लाल'],
    ['ram', 'राम'],
    ['das', 'दास'],
    ['pal', 'पाल'],
    ['raj', 'राज'],
    ['kar', 'कर'],
    ['dev', 'देव'],
  ] as const),
  ...([
    ['indra', 'िंद्र'],
    ['endra', 'ेंद्र'],
    ['chandra', 'चंद्र'],
    ['nivas', 'निवास'],
    ['niwas', 'निवास'],
  ] as const),
  ...([
    ['dani', 'दानी'],
    ['lani', 'लानी'],
    ['rao', 'राव'],
    ['pur', 'पुर'],
    ['ji', 'जी'],
  ] as const),
].sort(([a], [b]) => b.length - a.length);

const LETTER_NAMES: Letters = new Map(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter, index) => [
    letter,
    'ए बी सी डी ई एफ़ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाय ज़ेड'.split(' ')[index] ?? '',
  ]),
);

// Two consonants that are written joined; between others a short a is spoken.
const JOINED: ReadonlySet<string> = new Set(
  (
    'kt pt lp tn dm gn bd tm nm nh mh lh dv dw tv tw jv jw ddh tth cchh kkh hm lt ' +
    'st sth sk skh sp sph sm sw sv sht shth shn shv shw shk shch shl'
  ).split(' '),
);
const SOFTENED: Letters = new Map([
  ['sht', 'ष्ट'],
  ['shth', 'ष्ठ'],
  ['shn', 'ष्ण'],
]);
const BEFORE_R = /^(k|kh|g|gh|ch|j|t|th|d|dh|p|ph|b|bh|s|sh|v)$/;
const BEFORE_VOWEL_R = /^(k|g|m|h|v|n|b)$/;
const NASAL_BEFORE = /^(k|kh|g|gh|ch|chh|j|jh|t|th|d|dh|s|z)$/;
const LABIAL = /^(p|ph|b|bh)$/;

type Sound = { kind: 'consonant' | 'vowel'; latin: string };

function longestIn(letters: ReadonlyMap<string, unknown>, word: string, at: number): string | undefined {
  return [3, 2, 1].map(length => word.slice(at, at + length)).find(part => letters.has(part));
}

function soundsOf(word: string): Sound[] {
  const sounds: Sound[] = [];
  for (let at = 0; at < word.length; ) {
    const rest = word.slice(at);
    const isBehindConsonant = sounds.at(-1)?.kind === 'consonant';
    const last = LAST_VOWELS.has(rest) && rest.length > 1 ? rest : undefined;
    // 'Reddy' and 'Lynn': a y without a vowel of its own is one.
    const spoken = isBehindConsonant && /^y(?![aeiou])/.test(rest) ? 'y' : undefined;
    const vowel = last ?? spoken ?? longestIn(VOWELS, word, at);
    const latin = vowel ?? longestIn(CONSONANTS, word, at) ?? '';
    sounds.push({ kind: vowel ? 'vowel' : 'consonant', latin: spoken ? 'i' : latin });
    at += Math.max(1, latin.length);
  }
  return sounds;
}

function isJoined(sounds: readonly Sound[], at: number): boolean {
  const [first, second, third] = [sounds[at]?.latin ?? '', sounds[at + 1]?.latin ?? '', sounds[at + 2]];
  if (at === 0 || first === second || first === 'r') return true;
  if (second === 'y') return third?.kind === 'vowel';
  if (second === 'r') return third?.kind === 'vowel' && BEFORE_R.test(first);
  return JOINED.has(first + second);
}

function consonantAt(sounds: readonly Sound[], at: number): string {
  const { latin } = sounds[at] ?? { latin: '' };
  const next = sounds[at + 1];
  const letter = CONSONANTS.get(latin) ?? '';
  if (next?.kind !== 'consonant') return letter;
  const isAfterVowel = sounds[at - 1]?.kind === 'vowel';
  if (isAfterVowel && latin === 'n' && NASAL_BEFORE.test(next.latin)) return NASAL;
  if (isAfterVowel && latin === 'm' && LABIAL.test(next.latin)) return NASAL;
  if (SOFTENED.has(latin + next.latin)) return `ष${HALANT}`;
  // Doubled, these two are the hard ones: 'Shetty', 'Reddy'.
  if (latin === next.latin && (latin === 't' || latin === 'd')) return latin === 't' ? 'ट्' : 'ड्';
  return isJoined(sounds, at) ? letter + HALANT : letter;
}

function hardened(sounds: readonly Sound[], at: number): string | undefined {
  const [before, now] = [sounds[at - 1]?.latin ?? '', sounds[at]?.latin ?? ''];
  if (before === now && now === 't') return 'ट';
  if (before === now && now === 'd') return 'ड';
  return SOFTENED.get(before + now)?.slice(2);
}

function vowelAt(sounds: readonly Sound[], at: number, isWhole: boolean): string {
  const { latin } = sounds[at] ?? { latin: '' };
  const [before, after] = [sounds[at - 1], sounds[at + 1]];
  const isLast = after === undefined && isWhole;
  const [alone, sign] = (isLast ? LAST_VOWELS.get(latin) : undefined) ?? VOWELS.get(latin) ?? ['', ''];
  if (!before) return alone;
  if (before.kind === 'vowel')
    return latin === 'a' && before.latin === 'i' ? 'या' : isLast ? alone : (LONG[latin] ?? alone);
  const isOnly = sounds.filter(({ kind }) => kind === 'vowel').length === 1;
  const isClosing = isWhole && at === sounds.length - 2;
  // 'Raj', 'Khan', and every word that ends in -ah.
  if (latin === 'a' && isClosing && (isOnly || after?.latin === 'h')) return 'ा';
  return sign;
}

const LONG: Readonly<Record<string, string>> = { a: 'आ' };

/** `behind` is what follows in the word: 'san' before 'deep' ends in a nasal. */
function spell(word: string, isWhole: boolean, behind = ''): string {
  const sounds = soundsOf(word);
  let spelt = '';
  for (let at = 0; at < sounds.length; at += 1) {
    const sound = sounds[at];
    const [r, i, then] = [sounds[at + 1], sounds[at + 2], sounds[at + 3]];
    if (sound?.kind === 'vowel') {
      spelt += vowelAt(sounds, at, isWhole);
    } else if (
      // 'Kripa', 'Mridula': the vowel r.
      BEFORE_VOWEL_R.test(sound?.latin ?? '') &&
      r?.latin === 'r' &&
      i?.latin === 'i' &&
      then?.kind === 'consonant'
    ) {
      spelt += `${CONSONANTS.get(sound?.latin ?? '')}ृ`;
      at += 2;
    } else if (at > 0 && at === sounds.length - 1 && sound?.latin === 'n' && /^[kgjtd]/.test(behind)) {
      spelt += NASAL;
    } else spelt += withHardened(consonantAt(sounds, at), hardened(sounds, at));
  }
  return spelt;
}

function withHardened(letter: string, hard: string | undefined): string {
  return hard === undefined ? letter : hard + letter.slice(1);
}

function wordInDevanagari(word: string, known: Letters): string {
  const whole = known.get(word) ?? LETTER_NAMES.get(word);
  if (whole !== undefined || !/^[a-z]+$/.test(word)) return whole ?? word;
  if (/^s(h)?ri(?=.)/.test(word)) return `श्री${wordInDevanagari(word.replace(/^sh?ri/, ''), known)}`;
  const ending = ENDINGS.find(([latin]) => word.endsWith(latin) && word.length !== latin.length + 1);
  if (!ending) return spell(word, true);
  const [latin, written] = ending;
  const stem = word.slice(0, -latin.length);
  // A vowel sign cannot begin a word.
  if (stem === '' && /^\p{M}/u.test(written)) return spell(word, true);
  return (known.get(stem) ?? spell(stem, false, latin)) + written;
}

/**
 * A name in Devanagari as it may be written: known names first, then by ear. Latin letters do not tell long vowels
 * from short ones, so this is a suggestion to be looked at.
 */
export function transliterateName(fullName: string, known: Letters): string {
  return nameWords(fullName.slice(0, 80))
    .map(word => wordInDevanagari(word, known))
    .join(' ')
    .normalize('NFC');
}

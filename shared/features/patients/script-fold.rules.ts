/**
 * The scripts that descend from Brahmi stand in Unicode in one order, block beside block: one table by the place
 * within the block reads nine of them. A sound for the ear, not for print.
 */
const BLOCK_SIZE = 0x80;
const FIRST_BLOCK = 0x0900;
const LAST_BLOCK_END = 0x0d80;

const VOWELS: ReadonlyMap<number, string> = new Map([
  ...([
    [0x05, 'a'],
    [0x06, 'aa'],
    [0x07, 'i'],
    [0x08, 'ee'],
    [0x09, 'u'],
    [0x0a, 'oo'],
    [0x0b, 'ri'],
  ] as const),
  ...([
    [0x0c, 'li'],
    [0x0d, 'e'],
    [0x0e, 'e'],
    [0x0f, 'e'],
    [0x10, 'ai'],
    [0x11, 'o'],
    [0x12, 'o'],
  ] as const),
  ...([
    [0x13, 'o'],
    [0x14, 'au'],
  ] as const),
]);

// The sign of a vowel stands 0x38 after the vowel itself.
const SIGN_OFFSET = 0x38;
const RI_SIGN = 0x43;

const CONSONANTS: ReadonlyMap<number, string> = new Map(
  [
    ...['k', 'kh', 'g', 'gh', 'n', 'ch', 'chh', 'j', 'jh', 'n', 't', 'th', 'd', 'dh', 'n'],
    ...['t', 'th', 'd', 'dh', 'n', 'n', 'p', 'ph', 'b', 'bh', 'm', 'y', 'r', 'r', 'l', 'l', 'l', 'v'],
    ...['sh', 'sh', 's', 'h'],
  ].map((sound, index) => [0x15 + index, sound]),
);
// Letters with a dot below that have a place of their own: q, kh, gh, z, r, rh, f, y.
const DOTTED: readonly string[] = ['k', 'kh', 'g', 'z', 'r', 'rh', 'f', 'y'];
const DOTTED_FROM = 0x58;

const VIRAMA = 0x4d;
const NUKTA = 0x3c;
const NASALS: ReadonlySet<number> = new Set([0x01, 0x02]);
const WITH_NUKTA: ReadonlyMap<string, string> = new Map([
  ['ph', 'f'],
  ['j', 'z'],
  ['d', 'r'],
  ['dh', 'rh'],
]);
const GURMUKHI_BLOCK = 0x0a00;
const GURMUKHI_NASAL = 0x70;
const GURMUKHI_DOUBLER = 0x71;
const BENGALI_BLOCK = 0x0980;
const BENGALI_YA = 0x5f;
const MALAYALAM_CHILLU: ReadonlyMap<number, string> = new Map([
  [0x7a, 'n'],
  [0x7b, 'n'],
  [0x7c, 'r'],
  [0x7d, 'l'],
  [0x7e, 'l'],
  [0x7f, 'k'],
]);

export function hasIndianScript(text: string): boolean {
  return /[\u0900-\u0d7f]/.test(text);
}

function consonantAt(block: number, place: number): string | undefined {
  if (block === BENGALI_BLOCK && place === BENGALI_YA) return 'y';
  if (place >= DOTTED_FROM && place < DOTTED_FROM + DOTTED.length && block !== 0x0d00)
    return DOTTED[place - DOTTED_FROM];
  return CONSONANTS.get(place);
}

function vowelSignAt(place: number): string | undefined {
  if (place === RI_SIGN) return 'ri';
  return place >= 0x3e && place <= 0x4c ? VOWELS.get(place - SIGN_OFFSET) : undefined;
}

const TAMIL_BLOCK = 0x0b80;
// One Tamil letter stands for two sounds: alone it is soft, doubled it is hard.
function softened(latin: string): string {
  return latin
    .replace(/(?<!ch)ch(?!ch)/g, 's')
    .replace(/chch/g, 'ch')
    .replace(/(?<=[aeiou])k(?=[aeiou])/g, 'g');
}

// Northern languages leave the last short a unspoken: रमेश is Ramesh, while రామ stays Rama.
const endsSpoken = (block: number) => block >= 0x0b80;

/** 'लक्ष्मी' → 'lakshmee', 'રમેશ' → 'ramesh'; letters of no Indian script stay as they are. */
export function inLatin(word: string): string {
  if (!hasIndianScript(word)) return word;
  let latin = '';
  let isOpen = false;
  let lastBlock = 0;
  const close = () => {
    if (isOpen) latin += 'a';
    isOpen = false;
  };
  for (const sign of word.normalize('NFC')) {
    const code = sign.codePointAt(0) ?? 0;
    if (code < FIRST_BLOCK || code >= LAST_BLOCK_END) {
      // Joiners only shape what stands beside them.
      if (code !== 0x200c && code !== 0x200d) {
        isOpen = false;
        latin += sign;
      }
      continue;
    }
    const block = code - (code % BLOCK_SIZE);
    const place = code - block;
    lastBlock = block;
    const vowelSign = vowelSignAt(place);
    if (vowelSign !== undefined) {
      latin += vowelSign;
      isOpen = false;
    } else if (place === VIRAMA) isOpen = false;
    else if (place === NUKTA) {
      const [ending = ''] = /(ph|j|dh?)$/.exec(latin) ?? [];
      latin = latin.slice(0, latin.length - ending.length) + (WITH_NUKTA.get(ending) ?? ending);
    } else if (NASALS.has(place) || (block === GURMUKHI_BLOCK && place === GURMUKHI_NASAL)) {
      close();
      latin += 'n';
    } else if (block === GURMUKHI_BLOCK && place === GURMUKHI_DOUBLER) close();
    else {
      close();
      const chillu = block === 0x0d00 ? MALAYALAM_CHILLU.get(place) : undefined;
      const consonant = consonantAt(block, place);
      latin += chillu ?? consonant ?? VOWELS.get(place) ?? '';
      isOpen = chillu === undefined && consonant !== undefined;
    }
  }
  if (isOpen && endsSpoken(lastBlock)) latin += 'a';
  return lastBlock === TAMIL_BLOCK ? softened(latin) : latin;
}

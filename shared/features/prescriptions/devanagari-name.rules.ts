const VOWELS: Readonly<Record<string, string>> = {
  ...{
    अ: 'a',
    आ: 'a',
    इ: 'i',
    ई: 'i',
    उ: 'u',
    ऊ: 'u',
    ऋ: 'ri',
    ए: 'e',
    ऐ: 'ai',
    ओ: 'o',
    औ: 'au',
    ऑ: 'o',
    ऍ: 'e',
  },
};
const SIGNS: Readonly<Record<string, string>> = {
  ...{ 'ा': 'a', 'ि': 'i', 'ी': 'i', 'ु': 'u', 'ू': 'u', 'ृ': 'ri', 'े': 'e', 'ै': 'ai', 'ो': 'o', 'ौ': 'au' },
  ...{ 'ॉ': 'o', 'ॅ': 'e' },
};
const CONSONANTS: Readonly<Record<string, string>> = {
  ...{
    क: 'k',
    ख: 'kh',
    ग: 'g',
    घ: 'gh',
    च: 'ch',
    छ: 'chh',
    ज: 'j',
    झ: 'jh',
    ट: 't',
    ठ: 'th',
    ड: 'd',
    ढ: 'dh',
  },
  ...{
    ण: 'n',
    त: 't',
    थ: 'th',
    द: 'd',
    ध: 'dh',
    न: 'n',
    प: 'p',
    फ: 'f',
    ब: 'b',
    भ: 'bh',
    म: 'm',
    य: 'y',
    र: 'r',
  },
  ...{ ल: 'l', व: 'v', श: 'sh', ष: 'sh', स: 's', ह: 'h', ळ: 'l', ङ: 'n', ञ: 'n' },
};
const DOTTED: Readonly<Record<string, string>> = { ज: 'z', फ: 'f', क: 'k', ड: 'r', ढ: 'r' };
const NUKTA = '़';
const VIRAMA = '्';
const NASAL = new Set(['ं', 'ँ']);

/** A medicine's name in Devanagari in Latin letters as it sounds: पैरासिटामोल is 'parasitamol'. */
export function latinOfDevanagari(text: string): string {
  if (!/[\u0900-\u097f]/.test(text)) return text;
  return text.normalize('NFD').replace(/[\u0900-\u097f]+/g, word => latinWord(word).replace(/ks/g, 'x'));
}

function latinWord(word: string): string {
  const signs = [...word];
  let latin = '';
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] ?? '';
    const consonant = CONSONANTS[sign];
    if (consonant === undefined) {
      latin += VOWELS[sign] ?? SIGNS[sign] ?? (NASAL.has(sign) ? 'n' : digitOf(sign));
      continue;
    }
    const isDotted = signs[at + 1] === NUKTA;
    if (isDotted) at += 1;
    latin += (isDotted ? DOTTED[sign] : undefined) ?? consonant;
    const next = signs[at + 1];
    // A consonant carries an 'a' unless a vowel sign, a virama or the end of the word takes it away.
    if (next !== undefined && next !== VIRAMA && SIGNS[next] === undefined) latin += 'a';
  }
  return latin;
}

function digitOf(sign: string): string {
  const digit = '०१२३४५६७८९'.indexOf(sign);
  return digit < 0 ? '' : String(digit);
}

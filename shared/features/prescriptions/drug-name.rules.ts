/** The point of ".5 mg", which is half a milligram and never five; the point of "Tab.500" ends a word. */
const BARE_POINT = /(?<![\p{L}\p{M}\p{N}])\.(?=\d)/gu;

/** ".5 mg" as "0.5 mg": a bare point is overlooked on paper. */
export function withLeadingZeros(strength: string): string {
  return strength.replace(BARE_POINT, '0.');
}

/** Lower case, one space between words, no brackets; a decimal point stays: the form in which names are compared. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(BARE_POINT, '0.')
    .replace(/[^\p{L}\p{M}\p{N}%+&.]+|(?<!\d)\.|\.(?!\d)/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How a name sounds when it is spelt by ear: vowels and doubled letters fall away, ph is f, c and q are k, z and x are s. */
export function soundKey(folded: string): string {
  const [first = '', ...rest] = folded
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/ck|q|c(?=[aouklrt]|$)/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/[zx]/g, 's')
    .replace(/y/g, 'i')
    .replace(/w/g, 'v');
  const tail = rest.join('').replace(/[aeiou\s%+&]/g, '');
  return (first + tail).replace(/(.)\1+/g, '$1');
}

/** Letters to change, add, drop or swap to turn one word into the other; gives up above the limit. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      row.push(value);
      if (value < least) least = value;
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

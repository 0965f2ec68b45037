export type DecodedText = { text: string; encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252' };

/** Half of a UTF-16 text in Latin letters is zero bytes; in no other text is there one. */
function zeroBytes(bytes: Buffer): { even: number; odd: number } {
  const counts = { even: 0, odd: 0 };
  const end = Math.min(bytes.length, 4_000);
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) counts[at % 2 === 0 ? 'even' : 'odd'] += 1;
  return counts;
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
}

/**
 * Text of a file that does not say how it is written; undefined when it is no text. Bytes that fit no letter become
 * U+FFFD, which no name may hold, so such a row is a problem and never a person.
 */
export function decodeText(bytes: Buffer): DecodedText | undefined {
  const begins = (...mark: number[]) => mark.every((byte, at) => bytes[at] === byte);
  const decode = (label: string) => new TextDecoder(label).decode(bytes);
  if (begins(0xff, 0xfe)) return { text: decode('utf-16le'), encoding: 'UTF-16' };
  if (begins(0xfe, 0xff)) return { text: decode('utf-16be'), encoding: 'UTF-16' };
  const zeros = zeroBytes(bytes);
  const sampled = Math.min(bytes.length, 4_000);
  if (zeros.odd > sampled / 5 && zeros.even === 0) return { text: decode('utf-16le'), encoding: 'UTF-16' };
  if (zeros.even > sampled / 5 && zeros.odd === 0) return { text: decode('utf-16be'), encoding: 'UTF-16' };
  if (zeros.even + zeros.odd > 0) return undefined;
  const text = decode('utf-8');
  const wrong = countOf(text, /\ufffd/g);
  if (wrong === 0 || begins(0xef, 0xbb, 0xbf)) return { text, encoding: 'UTF-8' };
  // A few broken letters among thousands of right ones are damage; where most are wrong it was never UTF-8.
  const right = countOf(text, /[^\u0000-\u007f\ufffd]/gu);
  if (right > wrong * 4) return { text, encoding: 'UTF-8' };
  return { text: decode('windows-1252'), encoding: 'Windows-1252' };
}

// ITU-T X.690, only what a certificate is written with. Nothing is read with it: reading is Node's.

const DER_TAGS = {
  integer: 2,
  bitString: 3,
  octetString: 4,
  oid: 6,
  text: 12,
  sequence: 0x30,
  set: 0x31,
} as const;

function lengthOf(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  const hex = bytes.toString(16);
  const long = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.from([0x80 | long.length, ...long]);
}

export function tagged(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

export const sequence = (...parts: Uint8Array[]) => tagged(DER_TAGS.sequence, ...parts);
export const setOf = (part: Uint8Array) => tagged(DER_TAGS.set, part);
export const octets = (content: Uint8Array) => tagged(DER_TAGS.octetString, content);
export const text = (words: string) => tagged(DER_TAGS.text, Buffer.from(words, 'utf8'));
export const bits = (content: Uint8Array, unused = 0) =>
  tagged(DER_TAGS.bitString, Buffer.from([unused]), content);
/** `[number] EXPLICIT`, or a constructed implicit one. */
export const context = (number: number, ...parts: Uint8Array[]) => tagged(0xa0 | number, ...parts);
/** `[number] IMPLICIT` of something that is not constructed. */
export const plainContext = (number: number, content: Uint8Array) => tagged(0x80 | number, content);
export const isTrue = () => Buffer.from([1, 1, 0xff]);

/** A number that is not negative; a leading zero keeps it so. */
export function integer(value: Uint8Array): Buffer {
  const from = value.findIndex(byte => byte !== 0);
  const short = from === -1 ? Buffer.from([0]) : Buffer.from(value.subarray(from));
  return tagged(DER_TAGS.integer, ...((short[0] ?? 0) & 0x80 ? [Buffer.from([0])] : []), short);
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const digits = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80);
    bytes.push(...digits);
  }
  return tagged(DER_TAGS.oid, Buffer.from(bytes));
}

/** RFC 5280, 4.1.2.5: two digits of the year until 2049. */
export function time(instant: number): Buffer {
  const digits = new Date(instant).toISOString().replace(/[-:T]|\.\d+/g, '');
  return Number(digits.slice(0, 4)) < 2050
    ? tagged(23, Buffer.from(digits.slice(2)))
    : tagged(24, Buffer.from(digits));
}

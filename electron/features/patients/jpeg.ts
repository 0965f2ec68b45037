export type PlainJpeg = { width: number; height: number; bytes: Uint8Array };

const START_OF_SCAN = 0xda;
const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
const FIRST_RESTART = 0xd0;
const LAST_RESTART = 0xd7;
/** Bytes that a camera may leave behind the end; they are left out. */
const MOST_FILLING = 16;
// Baseline, extended and progressive Huffman: what every browser writes and every PDF reader draws.
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
const BITS = 8;

/** Any kind of frame header: 0xC0 to 0xCF but for the tables and marks that stand among them. */
function isFrame(marker: number): boolean {
  const [tables, extension, arithmetic] = [0xc4, 0xc8, 0xcc];
  return marker >= 0xc0 && marker <= 0xcf && ![tables, extension, arithmetic].includes(marker);
}

/** Where the picture was taken, by which phone, and a small copy of it: nothing that a clinic should keep. */
function isMetadata(marker: number): boolean {
  const [exif, last, adobe, comment] = [0xe1, 0xef, 0xee, 0xfe];
  return marker === comment || (marker >= exif && marker <= last && marker !== adobe);
}

/** Where the next marker stands behind the picture's own bytes, in which 0xFF is stuffed or a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    const isOfScan = next === 0 || next === 0xff || (next >= FIRST_RESTART && next <= LAST_RESTART);
    if (!isOfScan) return at;
  }
  return bytes.length;
}

/**
 * The picture without its metadata, and its size from the one frame header; undefined for what is not a whole JPEG, has
 * a second frame or carries more behind its end than a little filling.
 */
export function plainJpeg(bytes: Uint8Array): PlainJpeg | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 100 || view.getUint16(0) !== 0xffd8) return undefined;
  let size: Omit<PlainJpeg, 'bytes'> | undefined;
  let hasScan = false;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 2 <= bytes.length) {
    const word = view.getUint16(at);
    if (word === 0xffff) {
      at += 1;
      continue;
    }
    if (word < 0xff01) return undefined;
    const marker = word & 0xff;
    if (marker === END_OF_IMAGE) {
      const isWhole = hasScan && bytes.length - at - 2 <= MOST_FILLING;
      kept.push(bytes.subarray(at, at + 2));
      return isWhole && size ? { ...size, bytes: Buffer.concat(kept) } : undefined;
    }
    if (marker === START_OF_IMAGE || at + 4 > bytes.length) return undefined;
    let end = at + 2 + view.getUint16(at + 2);
    if (end < at + 4 || end > bytes.length) return undefined;
    if (isFrame(marker)) {
      if (size || !FRAMES.has(marker)) return undefined;
      size = frameSize(view, at, end);
      if (!size) return undefined;
    }
    if (marker === START_OF_SCAN) {
      if (!size) return undefined;
      hasScan = true;
      end = endOfScan(bytes, end);
    }
    if (!isMetadata(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

function frameSize(view: DataView, at: number, end: number): Omit<PlainJpeg, 'bytes'> | undefined {
  if (end - at < 13 || view.getUint8(at + 4) !== BITS) return undefined;
  const components = view.getUint8(at + 9);
  if (components !== 1 && components !== 3) return undefined;
  return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
}

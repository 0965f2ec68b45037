export type PlainJpeg = { width: number; height: number; bytes: Uint8Array };

const START_OF_SCAN = 0xda;
// Baseline, extended and progressive Huffman: what every browser writes and every PDF reader draws.
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
const BITS = 8;

/** Where the picture was taken, by which phone, and a small copy of it: nothing that a clinic should keep. */
function isMetadata(marker: number): boolean {
  const [exif, last, adobe, comment] = [0xe1, 0xef, 0xee, 0xfe];
  return marker === comment || (marker >= exif && marker <= last && marker !== adobe);
}

/** The picture without its metadata, and its size from the frame header; undefined for what is not a whole JPEG. */
export function plainJpeg(bytes: Uint8Array): PlainJpeg | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = bytes.length - 2;
  if (bytes.length < 100 || view.getUint16(0) !== 0xffd8 || view.getUint16(last) !== 0xffd9) return undefined;
  let size: Omit<PlainJpeg, 'bytes'> | undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= last) {
    const marker = view.getUint16(at);
    if (marker === 0xffff) {
      at += 1;
      continue;
    }
    if (marker < 0xff01) return undefined;
    if ((marker & 0xff) === START_OF_SCAN) {
      return size && { ...size, bytes: Buffer.concat([...kept, bytes.subarray(at)]) };
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end < at + 4 || end > last) return undefined;
    if (FRAMES.has(marker & 0xff)) {
      size = size ? undefined : frameSize(view, at, end);
      if (!size) return undefined;
    }
    if (!isMetadata(marker & 0xff)) kept.push(bytes.subarray(at, end));
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

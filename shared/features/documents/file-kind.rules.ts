/** What a file really is, by its first bytes; its name and what a browser says of it prove nothing. */
export const FILE_KINDS = [
  'jpeg',
  'png',
  'webp',
  'pdf',
  'tiff',
  'gif',
  'bmp',
  'heic',
  'zip',
  'office',
  'program',
  'web',
  'unknown',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What the clinic keeps: pictures are made into JPEG in the page, everything else of a scanner comes as PDF. */
export const KEPT_KINDS = ['jpeg', 'pdf'] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** What a page of the clinic can draw and so make into a JPEG without its place, device and date. */
export const PICTURE_KINDS: readonly FileKind[] = ['jpeg', 'png', 'webp'];

export const LARGEST_FILE_BYTES = 30_000_000;

const ENDINGS: Readonly<Record<string, FileKind>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  jfif: 'jpeg',
  png: 'png',
  webp: 'webp',
  pdf: 'pdf',
  tif: 'tiff',
  tiff: 'tiff',
  gif: 'gif',
  bmp: 'bmp',
  heic: 'heic',
  heif: 'heic',
};

/** What the name says; undefined when it says nothing about the kinds we know. */
export function kindOfName(fileName: string): FileKind | undefined {
  return ENDINGS[/\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''];
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

const HEIC_BRANDS = ['heic', 'heix', 'mif1', 'msf1', 'hevc', 'avif'];

export function kindOfBytes(bytes: Uint8Array): FileKind {
  const head = latin(bytes, 0, 12);
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp';
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff';
  if (head.startsWith('GIF8')) return 'gif';
  if (head.startsWith('BM')) return 'bmp';
  if (head.slice(4, 8) === 'ftyp' && HEIC_BRANDS.includes(head.slice(8, 12))) return 'heic';
  if (head.startsWith('PK\u0003\u0004')) return 'zip';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'office';
  if (head.startsWith('MZ') || startsWith(bytes, 0x7f, 0x45, 0x4c, 0x46) || head.startsWith('#!'))
    return 'program';
  if (/^\s*<(!doctype|html|svg|\?xml|script)/i.test(latin(bytes, 0, 64))) return 'web';
  return 'unknown';
}

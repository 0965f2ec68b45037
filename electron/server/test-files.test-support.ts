import { deflateSync } from 'node:zlib';

export { SAMPLE_PHOTO } from '../features/patients/patient-card.sample.ts';
export { testJpeg } from '../features/patients/test-photo.test-support.ts';

type TestPdf = {
  /** Written into the catalogue. */
  catalogue?: string;
  /** Objects packed in a compressed list, as scanners' software writes them. */
  packed?: string;
  /** Written into the trailer. */
  trailer?: string;
  pages?: number;
  filling?: number;
};

/** A small PDF as a laboratory's program writes it, with what a test hides in it. */
export function testPdf({
  catalogue = '',
  packed = '',
  trailer = '',
  pages = 1,
  filling = 0,
}: TestPdf = {}): Buffer {
  const kids = Array.from({ length: pages }, (_, page) => `${page + 10} 0 R`).join(' ');
  const list = deflateSync(Buffer.from(`20 0 ${packed}`));
  const picture = deflateSync(Buffer.alloc(5_000, 7));
  const parts: (string | Buffer)[] = [
    '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n',
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj\n`,
    `2 0 obj\n<< /Type /Pages /Count ${pages} /Kids [${kids}] >>\nendobj\n`,
    ...Array.from(
      { length: pages },
      (_, page) => `${page + 10} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] >>\nendobj\n`,
    ),
    `4 0 obj\n<< /Type /XObject /Subtype /Image /Filter /FlateDecode /Length ${picture.length} >>\nstream\n`,
    picture,
    '\nendstream\nendobj\n',
    ...(packed === ''
      ? []
      : [
          `5 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length ${list.length} >>\nstream\n`,
          list,
          '\nendstream\nendobj\n',
        ]),
    ...(filling === 0
      ? []
      : ['6 0 obj\n<< /Length 1 >>\nstream\n', Buffer.alloc(filling, 0x9c), '\nendstream\nendobj\n']),
    `trailer\n<< /Root 1 0 R ${trailer} >>\nstartxref\n0\n%%EOF\n`,
  ];
  return Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

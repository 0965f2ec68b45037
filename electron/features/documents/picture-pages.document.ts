import { stack } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';

export type Picture = { jpeg: Uint8Array; width: number; height: number };

const MARGIN = mm(8);
const { width: PAGE_WIDTH, height: PAGE_HEIGHT } = SHEETS.A4;
// A hair less than the page, so that rounding never makes an empty one after it.
const [ROOM_WIDE, ROOM_HIGH] = [PAGE_WIDTH - 2 * MARGIN, PAGE_HEIGHT - 2 * MARGIN - 1];

function fitted({ jpeg, width, height }: Picture, index: number): PageBlock {
  const scale = Math.min(ROOM_WIDE / width, ROOM_HIGH / height);
  const cover = { width: width * scale, height: height * scale };
  const image = `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
  const block = stack([{ image, cover, margin: [(ROOM_WIDE - cover.width) / 2, 0, 0, 0] }]);
  return index === 0 ? block : ({ ...block, pageBreak: 'before' } as PageBlock);
}

/** Scanned or photographed pages, each as large as an A4 sheet takes it. */
export function picturePagesDocument(pictures: readonly Picture[]): PdfDefinition {
  return {
    pageSize: { width: PAGE_WIDTH, height: PAGE_HEIGHT },
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN],
    title: 'Document',
    content: pictures.map(fitted),
  };
}

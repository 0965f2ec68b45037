import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Reads back what was really put on paper, with poppler's tools; without them a test fails, it does not pass unseen. */
function poppler(tool: string, options: string[], bytes: Uint8Array, last: string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'parchi-pdf-'));
  const file = join(folder, 'page.pdf');
  try {
    writeFileSync(file, bytes);
    return execFileSync(tool, [...options, file, ...last], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new Error(`${tool} is needed to check printed pages: install poppler-utils`, { cause: error });
    }
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Words as they stand, every run of spaces as one. */
export function textOf(bytes: Uint8Array): string {
  return poppler('pdftotext', ['-layout'], bytes, ['-']).replace(/[^\S\n\f]+/gu, ' ');
}

export function textOfPages(bytes: Uint8Array): string[] {
  return textOf(bytes).split('\f').slice(0, -1);
}

export type FontOnPaper = { name: string; isEmbedded: boolean };

export function fontsOf(bytes: Uint8Array): FontOnPaper[] {
  return poppler('pdffonts', [], bytes)
    .split('\n')
    .slice(2)
    .filter(line => line.trim())
    .map(line => ({ name: line.split(/\s+/)[0] ?? '', isEmbedded: /\syes yes yes\s/.test(line) }));
}

export function pageSizesOf(bytes: Uint8Array): { width: number; height: number }[] {
  const lines = poppler('pdfinfo', ['-f', '1', '-l', '999'], bytes).matchAll(
    /Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/g,
  );
  return [...lines].map(([, width, height]) => ({ width: Number(width), height: Number(height) }));
}

export type WordOnPaper = {
  text: string;
  page: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
};

export function wordsOf(bytes: Uint8Array): WordOnPaper[] {
  const pages = poppler('pdftotext', ['-bbox'], bytes, ['-']).split('<page ').slice(1);
  return pages.flatMap((page, index) =>
    [...page.matchAll(/xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</g)].map(
      ([, left, top, right, bottom, text]) => ({
        text: text ?? '',
        page: index + 1,
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
      }),
    ),
  );
}

// pdfmake sets the parts of a word that it had to break up to one space's width beside their column.
const TOLERANCE = 4;

/** Words that stand outside the sheet or its side margins. */
export function wordsOutside(bytes: Uint8Array, sideMargin: number): WordOnPaper[] {
  const sizes = pageSizesOf(bytes);
  return wordsOf(bytes).filter(word => {
    const sheet = sizes[word.page - 1];
    if (!sheet) return true;
    const isBeside = word.left < sideMargin - TOLERANCE || word.right > sheet.width - sideMargin + TOLERANCE;
    return isBeside || word.top < 0 || word.bottom > sheet.height;
  });
}

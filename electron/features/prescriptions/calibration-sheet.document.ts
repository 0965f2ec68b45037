import { crossesOf, millimetresOf, type Place } from '#shared/features/prescriptions/calibration.rules.ts';
import type { PrescriptionPaper } from '#shared/features/prescriptions/letterhead.rules.ts';
import type { PrintLanguage } from '#shared/i18n/print-words.ts';
import { PRESCRIPTION_WORDS } from '#shared/i18n/print-words-prescription.ts';
import { fontName } from '../../printing/fonts.ts';
import { columns, gap, text } from '../../printing/page-blocks.ts';
import { pageDrawing } from '../../printing/page-marks.ts';
import { mm, SHEETS, type Sheet } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, plain } from '../../printing/script-runs.ts';

const BOX = { width: 96, height: 66, padding: 4 };
const BODY = [10, 14] as const;

/** A millimetre grid with two crosses to be measured with a ruler; it never carries a shift of its own. */
export function calibrationSheetDocument(paper: PrescriptionPaper, language: PrintLanguage): PdfDefinition {
  const sheet = SHEETS[paper];
  const words = PRESCRIPTION_WORDS[language];
  const { first, second } = crossesOf(paper);
  const boxLeft = (sheet.width - mm(BOX.width)) / 2;
  const boxTop = (sheet.height - mm(BOX.height)) / 2;
  const inside = mm(BOX.padding);
  const width = mm(BOX.width) - 2 * inside;
  const blank = (label: string, meant: number): PageBlock =>
    columns(width, 6, [
      { block: text(label, BODY) },
      { width: 112, block: text([plain('________ mm '), plain(`(${millimetresOf(meant)})`)], BODY) },
    ]);
  return {
    pageSize: { width: sheet.width, height: sheet.height },
    pageMargins: [boxLeft + inside, boxTop + inside, boxLeft + inside, boxTop],
    title: words.calibrationSheet,
    background: () =>
      pageDrawing(
        sheet,
        [
          grid(sheet),
          axisNumbers(sheet),
          `<rect x="${boxLeft}" y="${boxTop}" width="${mm(BOX.width)}" height="${mm(BOX.height)}"
            fill="white" stroke="black" stroke-width="0.8"/>`,
          cross(first, 'A'),
          cross(second, 'B'),
        ].join(''),
      ),
    content: [
      text([bold(`${words.calibrationSheet}, ${paper}`)], [13, 17]),
      text([bold(words.printAtFullSize)], BODY),
      gap(4),
      text(words.measureFirst, BODY),
      blank(`A, ${words.fromTop}`, first.fromTop),
      blank(`A, ${words.fromLeft}`, first.fromLeft),
      gap(4),
      text(words.measureSecond, BODY),
      text(words.typeThere, BODY),
    ],
  };
}

/** Fine lines each millimetre, stronger ones at 5 and 10. */
function grid({ width, height }: Sheet): string {
  const linesOf = (isWanted: (tick: number) => boolean): string => {
    let path = '';
    for (let tick = 1; mm(tick) < width; tick += 1) {
      if (isWanted(tick)) path += `M${mm(tick).toFixed(2)} 0V${height}`;
    }
    for (let tick = 1; mm(tick) < height; tick += 1) {
      if (isWanted(tick)) path += `M0 ${mm(tick).toFixed(2)}H${width}`;
    }
    return path;
  };
  const line = (path: string, weight: number) =>
    `<path d="${path}" fill="none" stroke="black" stroke-width="${weight}"/>`;
  return (
    line(
      linesOf(tick => tick % 5 !== 0),
      0.05,
    ) +
    line(
      linesOf(tick => tick % 5 === 0 && tick % 10 !== 0),
      0.15,
    ) +
    line(
      linesOf(tick => tick % 10 === 0),
      0.35,
    )
  );
}

const AXIS = 10;

/** Centimetres along the top and down the left. */
function axisNumbers({ width, height }: Sheet): string {
  const numbers: string[] = [];
  for (let tick = 20; mm(tick) < width - mm(8); tick += 10) numbers.push(label(mm(tick), mm(AXIS), tick));
  for (let tick = 20; mm(tick) < height - mm(8); tick += 10) numbers.push(label(mm(AXIS), mm(tick), tick));
  return numbers.join('');
}

function label(x: number, y: number, tick: number): string {
  const words = String(tick);
  const width = words.length * 5.2 + 3;
  return `<rect x="${x - width / 2}" y="${y - 5.5}" width="${width}" height="11" fill="white"/>
    <text x="${x}" y="${y + 3.2}" text-anchor="middle" font-family="${fontName('latin', 'page')}" font-size="9">${words}</text>`;
}

const ARM = mm(9);

function cross({ fromLeft, fromTop }: Place, name: string): string {
  const [x, y] = [mm(fromLeft / 10), mm(fromTop / 10)];
  return `<circle cx="${x}" cy="${y}" r="${mm(6)}" fill="white" stroke="black" stroke-width="0.8"/>
    <path d="M${x - ARM} ${y}H${x + ARM}M${x} ${y - ARM}V${y + ARM}" stroke="black" stroke-width="0.7" fill="none"/>
    <text x="${x + mm(1.2)}" y="${y - mm(1.4)}" font-family="${fontName('latin', 'page')}" font-weight="bold"
      font-size="11">${name}</text>`;
}

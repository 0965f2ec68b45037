import { fontName } from './fonts.ts';
import type { BlockOptions, DrawingBlock } from './pdf-definition.ts';
import { printable } from './script-runs.ts';

// Drawn on a field of 24 units in solid black. The four times of day differ by solid or open, rays or none and
// outline, so that they hold without colour and after a photocopy.
const PEN = 'fill="none" stroke="black" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"';

function rays(centreY: number, degrees: readonly number[], from: number, to: number): string {
  return degrees
    .map(degree => {
      const [x, y] = [Math.cos((degree * Math.PI) / 180), -Math.sin((degree * Math.PI) / 180)];
      const point = (radius: number) =>
        `${(12 + radius * x).toFixed(2)} ${(centreY + radius * y).toFixed(2)}`;
      return `M${point(from)}L${point(to)}`;
    })
    .join('');
}

const STEAM = [8.5, 12.8, 17].map(x => `M${x} 9.6c-1.6-2 1.6-3.2 0-5.6`).join('');
const SIGNS = {
  morning: `<path d="M6 17a6 6 0 0 1 12 0z" fill="black"/><path ${PEN} d="M1.5 20H22.5${rays(17, [18, 54, 90, 126, 162], 8.6, 12)}"/>`,
  noon: `<circle cx="12" cy="12" r="5.2" fill="black"/><path ${PEN} d="${rays(12, [0, 45, 90, 135, 180, 225, 270, 315], 7.6, 11)}"/>`,
  evening: `<path ${PEN} d="M5 13a7 7 0 0 1 14 0M1.5 13H22.5M5 16.8H19M8.5 20.6H15.5"/>`,
  night: `<path d="M14.6 20.8A9.3 9.3 0 1 1 12.2 3.1 7.6 7.6 0 0 0 14.6 20.8z" fill="black"/><path d="M18.6 5.2l1 2.5 2.6.2-2 1.7.7 2.6-2.3-1.4-2.2 1.4.6-2.6-2-1.7 2.6-.2z" fill="black"/>`,
  bowl: `<path d="M2 12.5H22A10 8.5 0 0 1 15.5 20.5H8.5A10 8.5 0 0 1 2 12.5z" fill="black"/><path ${PEN} d="${STEAM}"/>`,
  capsule: `<rect x="2.5" y="8" width="19" height="9" rx="4.5" ${PEN}/><path d="M12 8h5a4.5 4.5 0 0 1 0 9h-5z" fill="black"/>`,
  bottle: `<path ${PEN} d="M9.5 3h5v4.2l3 2.6V21.5h-11V9.8l3-2.6z"/><path d="M6.5 13.5h11v8h-11z" fill="black"/>`,
  arrow: `<path ${PEN} d="M4 12.5H19M14 7.5L19.5 12.5L14 17.5"/>`,
  strike: '<path fill="none" stroke="black" stroke-width="2" d="M3 21L21 3"/>',
} as const;

type Sign = keyof typeof SIGNS;
export const TIMES_OF_DAY = ['morning', 'noon', 'evening', 'night'] as const;
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];
export type FoodRelation = 'before' | 'after' | 'with' | 'empty';
/** What is taken at morning, noon, evening and night; null or an empty string where nothing is. */
export type DoseSlots = readonly [string | null, string | null, string | null, string | null];

function place(sign: Sign, x: number, y: number, size: number): string {
  return `<g transform="translate(${x} ${y}) scale(${size / 24})">${SIGNS[sign]}</g>`;
}

function drawing(width: number, height: number, inside: string, options: BlockOptions = {}): DrawingBlock {
  const svg = `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`;
  return { svg, ...options, width, height };
}

export function timeOfDaySign(time: TimeOfDay, size: number, options: BlockOptions = {}): DrawingBlock {
  return drawing(size, size, place(time, 0, 0, size), options);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

type BoxSize = {
  width: number;
  height: number;
  gap: number;
  line: number;
  corner: number;
  sign: number;
  signTop: number;
  count: number;
  countFoot: number;
  unit: number;
  unitRoom: number;
  unitFoot: number;
  dash: number;
};
const BOX: BoxSize = {
  ...{ width: 20.5, height: 31, gap: 2, line: 0.8, corner: 2, sign: 16, signTop: 1.5 },
  ...{ count: 10.5, countFoot: 3.6, unit: 8, unitRoom: 7, unitFoot: 3, dash: 5 },
};
/** For a page that is read without reading: on the patient's slip. */
const BIG_BOX: BoxSize = {
  ...{ width: 42, height: 45, gap: 2, line: 1.2, corner: 3, sign: 23, signTop: 3 },
  ...{ count: 18, countFoot: 4, unit: 10, unitRoom: 10, unitFoot: 4, dash: 8 },
};
const stripWidth = (box: BoxSize) => 4 * box.width + 3 * box.gap;
export const DOSE_STRIP_WIDTH = stripWidth(BOX);
export const BIG_STRIP_WIDTH = stripWidth(BIG_BOX);

function centredText(content: string, x: number, y: number, size: number, isBold: boolean): string {
  const weight = isBold ? ' font-weight="bold"' : '';
  return `<text x="${x}" y="${y}" font-family="${fontName('latin', 'page')}"${weight} font-size="${size}" text-anchor="middle">${escapeXml(printable(content))}</text>`;
}

function doseBox(box: BoxSize, time: TimeOfDay, count: string, unit: string | null, left: number): string {
  const { width, line } = box;
  const height = box.height + (unit ? box.unitRoom : 0);
  const middle = left + width / 2;
  const size = count.length > 3 ? box.count * Math.max(0.5, 3 / count.length) : box.count;
  const frame = `<rect x="${left + line / 2}" y="${line / 2}" width="${width - line}" height="${height - line}" rx="${box.corner}" fill="none" stroke="black" stroke-width="${line}"/>`;
  const sign = place(time, left + (width - box.sign) / 2, box.signTop, box.sign);
  const number = centredText(count, middle, height - box.countFoot - (unit ? box.unitRoom : 0), size, true);
  return (
    frame + sign + number + (unit ? centredText(unit, middle, height - box.unitFoot, box.unit, false) : '')
  );
}

/** A unit too long for its box is said in the lines beside it, not squeezed until nobody can read it. */
export function boxUnit(slotUnit: string | null): string | null {
  return slotUnit && slotUnit.length <= 5 ? slotUnit : null;
}

/**
 * Four boxes, one for each time of day. A sign stands only where there is a dose: who reads only pictures must
 * not see a sun on an empty box.
 */
export function doseStrip(
  slots: DoseSlots,
  slotUnit: string | null,
  options: BlockOptions & { isBig?: boolean } = {},
): DrawingBlock {
  const { isBig = false, ...block } = options;
  const box = isBig ? BIG_BOX : BOX;
  const unit = boxUnit(slotUnit);
  const height = box.height + (unit ? box.unitRoom : 0);
  const boxes = TIMES_OF_DAY.map((time, index) => {
    const left = index * (box.width + box.gap);
    const count = slots[index];
    if (count) return doseBox(box, time, count, unit, left);
    const start = left + (box.width - box.dash) / 2;
    return `<path d="M${start} ${height / 2}h${box.dash}" stroke="black" stroke-width="${box.line * 0.75}"/>`;
  });
  return drawing(stripWidth(box), height, boxes.join(''), block);
}

const FOOD_ORDER: Readonly<Record<FoodRelation, readonly (readonly Sign[])[]>> = {
  before: [['capsule'], ['arrow'], ['bowl']],
  after: [['bowl'], ['arrow'], ['capsule']],
  with: [['bowl'], ['capsule']],
  empty: [['bowl', 'strike']],
};

/** Medicine and food in the order in which they are taken; a bottle stands for a liquid. */
export function foodSign(
  relation: FoodRelation,
  size: number,
  options: BlockOptions & { isLiquid?: boolean } = {},
): DrawingBlock {
  const { isLiquid = false, ...block } = options;
  let x = 0;
  let inside = '';
  for (const signs of FOOD_ORDER[relation]) {
    const side = signs[0] === 'arrow' ? size * 0.62 : size;
    for (const sign of signs) {
      inside += place(sign === 'capsule' && isLiquid ? 'bottle' : sign, x, (size - side) / 2, side);
    }
    x += side + size * 0.1;
  }
  return drawing(x - size * 0.1, size, inside, block);
}

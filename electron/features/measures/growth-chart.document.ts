import { axisOver, placer } from '#shared/features/measures/chart-scale.rules.ts';
import type { GrowthChart, GrowthIndicator, GrowthPoint } from '#shared/features/measures/growth.schema.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import { fontName } from '../../printing/fonts.ts';
import { bareTable, columns, rule, stack, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, plain } from '../../printing/script-runs.ts';

/** One child on one growth reference, in the words in which the page says it. */
export type GrowthChartPrint = {
  clinic: { name: string; addressLine: string; phone: string };
  name: string;
  uhid: string;
  sex: string;
  born: string;
  age: string;
  printedOn: string;
  gestationAtBirthDays: number | null;
  chart: GrowthChart;
};

const TITLES: Record<GrowthIndicator, readonly [title: string, unit: string]> = {
  weight_for_age_kg: ['Weight for age', 'kg'],
  height_for_age_cm: ['Length or height for age', 'cm'],
  bmi_for_age: ['Body mass index for age', 'kg/m²'],
  weight_for_height_kg: ['Weight for length or height', 'kg'],
};
const SHOWN_POINTS = 10;
const SIZE = { width: SHEETS.A4.columnWidth, height: 470, left: 34, right: 26, top: 18, foot: 32 };

/** A4, upright: who, the curves with the child's points, the last points in figures, and where the curves come from. */
export function growthChartDocument(print: GrowthChartPrint): PdfDefinition {
  const { width, height, sideMargin, columnWidth } = SHEETS.A4;
  const { chart } = print;
  const [title] = TITLES[chart.indicator];
  return {
    pageSize: { width, height },
    pageMargins: [sideMargin, mm(14), sideMargin, mm(14)],
    title: `${title}, ${print.uhid}`,
    content: [
      columns(columnWidth, 12, [
        { block: text([bold(print.clinic.name)], [13, 17]) },
        {
          width: 250,
          block: text(`${print.clinic.addressLine} · ${print.clinic.phone}`, [9, 12], { alignment: 'right' }),
        },
      ]),
      rule(columnWidth, 1, { above: 3, below: 6 }),
      columns(columnWidth, 12, [
        {
          block: stack([
            text([bold(print.name)], [13, 17]),
            text(`${print.uhid} · ${print.sex} · born ${print.born} · ${print.age}`, [10, 14]),
          ]),
        },
        { width: 120, block: text(print.printedOn, [10, 14], { alignment: 'right' }) },
      ]),
      text([bold(title), plain(`, ${sourceWords(chart)}`)], [11, 15], { margin: [0, 8, 0, 2] }),
      { svg: drawingOf(chart), width: SIZE.width, height: SIZE.height },
      pointsTable(chart, columnWidth),
      ...notesOf(print),
    ],
  };
}

const sourceWords = ({ standard, version }: GrowthChart) => `${standard}, clinic's version ${version}`;

function drawingOf(chart: GrowthChart): string {
  const inside = placesOf(chart);
  const { x, y, xAxis, yAxis } = inside;
  const [left, right] = [SIZE.left, SIZE.width - SIZE.right];
  const [top, foot] = [SIZE.top, SIZE.height - SIZE.foot];
  const grid = [
    ...xAxis.ticks.map(tick => line(x(tick), top, x(tick), foot, 0.3, '#c4c4c4')),
    ...yAxis.ticks.map(tick => line(left, y(tick), right, y(tick), 0.3, '#c4c4c4')),
    ...xAxis.ticks.map(tick => label(String(tick), x(tick), foot + 12, 'middle')),
    ...yAxis.ticks.map(tick => label(String(tick), left - 5, y(tick) + 3, 'end')),
    label(
      chart.xUnit === 'cm' ? 'Length or height, cm' : 'Age, months',
      (left + right) / 2,
      foot + 26,
      'middle',
    ),
    label(TITLES[chart.indicator][1], left - 5, top - 10, 'end'),
  ];
  const curves = chart.curves.flatMap(({ z, places }) => {
    const shown = places.filter(([px]) => px >= xAxis.low && px <= xAxis.high);
    const last = shown.at(-1);
    if (!last) return [];
    const path = shown.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${x(px)} ${y(py)}`).join('');
    const pen = z === 0 ? 1.4 : Math.abs(z) === 2 ? 1 : 0.6;
    const dash = Math.abs(z) % 2 === 1 ? ' stroke-dasharray="4 3"' : '';
    return [
      `<path d="${path}" fill="none" stroke="#555555" stroke-width="${pen}"${dash}/>`,
      label(z > 0 ? `+${z}` : String(z), x(last[0]) + 3, y(last[1]) + 3, 'start'),
    ];
  });
  const shown = chart.points.filter(point => point.x >= xAxis.low && point.x <= xAxis.high);
  const way = shown
    .map(({ x: px, value }, index) => `${index === 0 ? 'M' : 'L'}${x(px)} ${y(value)}`)
    .join('');
  const points = shown.map(
    ({ x: px, value }) => `<circle cx="${x(px)}" cy="${y(value)}" r="3.2" fill="black"/>`,
  );
  const ownWay = way ? `<path d="${way}" fill="none" stroke="black" stroke-width="1.2"/>` : '';
  return `<svg width="${SIZE.width}" height="${SIZE.height}" viewBox="0 0 ${SIZE.width} ${SIZE.height}">${[
    ...grid,
    ...curves,
    ownWay,
    ...points,
  ].join('')}</svg>`;
}

/** The part of the reference around the child: the whole of a narrow table, or the years that the points reach. */
function placesOf({ curves, points }: GrowthChart) {
  const reach = curves.flatMap(({ places }) => places.map(([x]) => x));
  const [low, high] = [Math.min(...reach), Math.max(...reach)];
  const inside = points.filter(({ x }) => x >= low && x <= high);
  const xAxis = axisOver([low, high], 12);
  const values = [
    ...curves.flatMap(({ places }) => places.map(([, value]) => value)),
    ...inside.map(({ value }) => value),
  ];
  const yAxis = axisOver(values, 12);
  return {
    xAxis,
    yAxis,
    x: placer([xAxis.low, xAxis.high], [SIZE.left, SIZE.width - SIZE.right]),
    y: placer([yAxis.low, yAxis.high], [SIZE.height - SIZE.foot, SIZE.top]),
  };
}

function line(x1: number, y1: number, x2: number, y2: number, width: number, stroke: string): string {
  return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${stroke}" stroke-width="${width}"/>`;
}

function label(words: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${x}" y="${y}" font-family="${fontName('latin', 'page')}" font-size="8" text-anchor="${anchor}">${words}</text>`;
}

function ageWords({ ageDays, isCorrected }: GrowthPoint): string {
  const months = ageDays / 30.4375;
  const words = months < 24 ? `${months.toFixed(1)} m` : `${(months / 12).toFixed(1)} y`;
  return isCorrected ? `${words}, corrected` : words;
}

function pointsTable({ points, indicator }: GrowthChart, totalWidth: number): PageBlock {
  const cell = (words: string) => text(words, [9, 12]);
  const head = (words: string) => text([bold(words)], [9, 12]);
  const unit = TITLES[indicator][1];
  const rows = points
    .slice(-SHOWN_POINTS)
    .map(point => [
      cell(formatDate(point.onDate)),
      cell(ageWords(point)),
      cell(`${Math.round(point.value * 10) / 10} ${unit}`),
      cell(point.z === null ? 'outside the table' : point.z.toFixed(2)),
      cell(point.centile === null ? '' : `${point.centile}`),
      cell(point.isExtreme ? 'measure again' : ''),
    ]);
  if (rows.length === 0) return text('Nothing measured yet.', [9, 12]);
  return bareTable({
    totalWidth,
    widths: [72, 92, 70, 84, 48, undefined],
    rows: [[head('Day'), head('Age'), head('Measured'), head('z-score'), head('Centile'), head('')], ...rows],
    headerRows: 1,
    lineAbove: row => (row === 1 ? 0.5 : 0),
    margin: [0, 6, 0, 0],
  });
}

function notesOf({ chart, gestationAtBirthDays }: GrowthChartPrint): PageBlock[] {
  const born =
    gestationAtBirthDays === null
      ? ''
      : ` Born at ${Math.floor(gestationAtBirthDays / 7)} weeks ${gestationAtBirthDays % 7} days.`;
  const restricted =
    chart.indicator === 'height_for_age_cm' ? '' : ' Beyond 3 the z-score is by WHO’s restricted method.';
  const unsure = chart.isSure ? '' : ' Some rows of this table are marked as not sure.';
  const words = `Curves are z-scores -3 to +3 (LMS method, Cole and Green 1992). Source of the table: ${chart.source}.${restricted}${born}${unsure} For reference; judged by a doctor.`;
  return [text(words, [8, 11], { margin: [0, 8, 0, 0] })];
}

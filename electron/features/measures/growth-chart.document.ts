import { axisOver, placer } from '#shared/features/measures/chart-scale.rules.ts';
import type { GrowthChart, GrowthIndicator, GrowthPoint } from '#shared/features/measures/growth.schema.ts';
import type { PrintLanguage } from '#shared/i18n/print-words.ts';
import { ageOn } from '#shared/kernel/age.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { fontName } from '../../printing/fonts.ts';
import { bareTable, columns, rule, stack, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, dotted, plain } from '../../printing/script-runs.ts';
import { dayIn, GROWTH_CHART_WORDS, type GrowthChartWords } from './growth-chart-words.ts';

/** One child on one growth reference, in the words in which the page says it. */
export type GrowthChartPrint = {
  language: PrintLanguage;
  clinic: { name: string; addressLine: string; phone: string };
  name: string;
  uhid: string;
  sex: string;
  bornOn: LocalDate;
  printedOn: LocalDate;
  gestationAtBirthDays: number | null;
  chart: GrowthChart;
};

const UNITS: Record<GrowthIndicator, string> = {
  weight_for_age_kg: 'kg',
  height_for_age_cm: 'cm',
  bmi_for_age: 'kg/m²',
  weight_for_height_kg: 'kg',
};
const SHOWN_POINTS = 10;
const SIZE = { width: SHEETS.A4.columnWidth, height: 458, left: 34, right: 26, top: 18, foot: 20 };

/** A4, upright: who, the curves with the child's points, the last points in figures, and where the curves come from. */
export function growthChartDocument(print: GrowthChartPrint): PdfDefinition {
  const { width, height, sideMargin, columnWidth } = SHEETS.A4;
  const { chart, language } = print;
  const words = GROWTH_CHART_WORDS[language];
  const title = words.titles[chart.indicator];
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
          block: stack([text([bold(print.name)], [13, 17]), text(dotted(whoOf(print)), [10, 14])]),
        },
        { width: 120, block: text(dayIn(language, print.printedOn), [10, 14], { alignment: 'right' }) },
      ]),
      text([bold(title), plain(`, ${words.clinicsVersion(chart.standard, chart.version)}`)], [11, 15], {
        margin: [0, 8, 0, 2],
      }),
      { svg: drawingOf(chart), width: SIZE.width, height: SIZE.height },
      text(chart.xUnit === 'cm' ? words.lengthAxis : words.ageAxis, [8, 11], { alignment: 'center' }),
      pointsTable(print, columnWidth),
      ...notesOf(print),
    ],
  };
}

function whoOf({ language, uhid, sex, bornOn, printedOn }: GrowthChartPrint): string[] {
  const words = GROWTH_CHART_WORDS[language];
  const { years, months } = ageOn(bornOn, printedOn);
  return [uhid, words.sexes[sex] ?? sex, words.born(dayIn(language, bornOn)), words.age(years, months)];
}

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
    label(UNITS[chart.indicator], left - 5, top - 10, 'end'),
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

function ageWords({ ageDays, isCorrected }: GrowthPoint, words: GrowthChartWords): string {
  const months = ageDays / 30.4375;
  const age = months < 24 ? words.months(months.toFixed(1)) : words.years((months / 12).toFixed(1));
  return isCorrected ? `${age}, ${words.corrected}` : age;
}

function pointsTable({ chart, language }: GrowthChartPrint, totalWidth: number): PageBlock {
  const { points, indicator } = chart;
  const words = GROWTH_CHART_WORDS[language];
  const cell = (said: string) => text(said, [9, 12]);
  const head = (said: string) => text([bold(said)], [9, 12]);
  const unit = UNITS[indicator];
  const rows = points
    .slice(-SHOWN_POINTS)
    .map(point => [
      cell(dayIn(language, point.onDate)),
      cell(ageWords(point, words)),
      cell(`${Math.round(point.value * 10) / 10} ${unit}`),
      cell(point.z === null ? words.outsideTable : point.z.toFixed(2)),
      cell(point.centile === null ? '' : `${point.centile}`),
      cell(point.isExtreme ? words.measureAgain : ''),
    ]);
  if (rows.length === 0) return text(words.nothingYet, [9, 12]);
  const { day, ageHead, measured, zScore, centile } = words;
  return bareTable({
    totalWidth,
    widths: [80, language === 'hi' ? 150 : 92, 70, 78, 48, undefined],
    rows: [[...[day, ageHead, measured, zScore, centile].map(head), head('')], ...rows],
    headerRows: 1,
    lineAbove: row => (row === 1 ? 0.5 : 0),
    margin: [0, 6, 0, 0],
  });
}

function notesOf({ chart, language, gestationAtBirthDays: days }: GrowthChartPrint): PageBlock[] {
  const words = GROWTH_CHART_WORDS[language];
  const notes = [
    words.curves,
    words.source(chart.source),
    chart.indicator === 'height_for_age_cm' ? '' : words.restricted,
    days === null ? '' : words.bornAt(Math.floor(days / 7), days % 7),
    chart.isSure ? '' : words.unsure,
    words.forReference,
  ];
  return [text(notes.filter(Boolean).join(' '), [8, 11], { margin: [0, 8, 0, 0] })];
}

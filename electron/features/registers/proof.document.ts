import type { Language } from '#shared/features/settings/settings.schema.ts';
import { dayIn } from '#shared/i18n/day-words.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { formatNumber } from '#shared/kernel/grid.ts';
import { formatTime, localDateAt } from '#shared/kernel/local-date.ts';
import { bareTable, columns, gap, rule, stack, text } from '../../printing/page-blocks.ts';
import { mm, SHEETS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { bold, dotted } from '../../printing/script-runs.ts';
import type { SignedClinic } from '../settings/settings.service.ts';
import type { Check } from './proof.ts';

export type ProofOnPaper = {
  language: Language;
  clinic: SignedClinic;
  /** The days, or that it is all of them. */
  extent: string;
  checks: readonly Check[];
  isPart: boolean;
  /** Who asked for it. */
  by: string;
  now: number;
  zone: string;
};

const A4 = SHEETS.A4;
const WIDTH = A4.columnWidth;
const BODY = [10.5, 15] as const;
const SMALL = [9, 12.5] as const;
const RIGHT = { alignment: 'right' } as const;

/** One page: what was recomputed, what came out, and the fingerprints to compare it with later. */
export function proofDocument(page: ProofOnPaper): PdfDefinition {
  const { language, clinic, extent, checks, isPart, by, now, zone } = page;
  const t = translatorOf(language);
  const when = `${dayIn(language, localDateAt(now, zone))}, ${formatTime(now, zone)}`;
  const isGood = checks.length > 0 && checks.every(check => check.isGood);
  const verdict =
    checks.length === 0 ? 'insights.proofEmpty' : isGood ? 'insights.proofGood' : 'insights.proofBad';
  return {
    pageSize: { width: A4.width, height: A4.height },
    pageMargins: [A4.sideMargin, mm(20), A4.sideMargin, mm(18)],
    title: `${t('insights.proofTitle')}, ${extent}`,
    content: [
      text([bold(clinic.name)], [12, 16]),
      text(dotted([clinic.addressLines.join(', '), clinic.registrationNumber]), SMALL),
      gap(14),
      text([bold(t('insights.proofTitle'))], [20, 28]),
      columns(WIDTH, 12, [
        { block: text(extent, BODY) },
        { width: 200, block: text(t('insights.madeAt', { when }), BODY, RIGHT) },
      ]),
      rule(WIDTH, 1, { above: 6, below: 12 }),
      text([bold(t(verdict))], [13, 19]),
      gap(8),
      ...(checks.length > 0 ? [checksTable(checks, language)] : []),
      ...fingerprints(checks, t('insights.fingerprints')),
      rule(WIDTH, 0.5, { above: 16, below: 8 }),
      text(t('insights.proofNote'), SMALL),
      ...(isPart ? [text(t('insights.proofPart'), SMALL)] : []),
      text(t('insights.proofLimits'), SMALL),
      signature(t('insights.proofBy', { name: by })),
    ],
  };
}

function checksTable(checks: readonly Check[], language: Language): PageBlock {
  const t = translatorOf(language);
  const dayOrNumber = (value: string) => {
    if (value === '') return '';
    return value.includes('-') ? dayIn(language, value) : formatNumber(Number(value), 0);
  };
  const heads = [
    'insights.check',
    'insights.lookedAt',
    'registers.firstNumber',
    'registers.lastNumber',
  ] as const;
  return bareTable({
    totalWidth: WIDTH,
    widths: [170, 56, 74, 74, undefined],
    headerRows: 1,
    rows: [
      [
        ...heads.map((word, at) => text([bold(t(word))], SMALL, at > 0 ? RIGHT : {})),
        head(t('insights.result')),
      ],
      ...checks.map(check => [
        text(check.name, BODY),
        text(check.count === null ? '' : formatNumber(check.count, 0), BODY, RIGHT),
        text(dayOrNumber(check.first), BODY, RIGHT),
        text(dayOrNumber(check.last), BODY, RIGHT),
        text(check.isGood ? check.result : [bold(check.result)], BODY, { margin: [10, 0, 0, 0] }),
      ]),
    ],
    rowAbove: () => 3,
    rowBelow: () => 3,
    lineAbove: row => (row === 1 ? 0.75 : 0),
  });
}

function head(words: string): PageBlock {
  return text([bold(words)], SMALL, { margin: [10, 0, 0, 0] });
}

/** All of it, in groups of four, for the eye. */
function fingerprints(checks: readonly Check[], title: string): PageBlock[] {
  const known = checks.filter(({ fingerprint }) => fingerprint !== '');
  if (known.length === 0) return [];
  return [
    text([bold(title)], BODY, { margin: [0, 16, 0, 4] }),
    ...known.map(({ name, fingerprint }) =>
      stack([
        text(name, SMALL, { margin: [0, 4, 0, 0] }),
        text((fingerprint.toLocaleUpperCase('en').match(/.{1,4}/g) ?? []).join(' '), BODY),
      ]),
    ),
  ];
}

function signature(words: string): PageBlock {
  return columns(WIDTH, 12, [
    { block: gap(1) },
    { width: 210, block: stack([gap(44), rule(210, 0.5, { below: 3 }), text(words, SMALL)]) },
  ]);
}

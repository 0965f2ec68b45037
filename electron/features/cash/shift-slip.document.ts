import { kindWord, MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import { drawerLines } from '#shared/features/cash/drawer-lines.rules.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { gap, rollText, rule } from '../../printing/page-blocks.ts';
import { ROLLS, type RollName } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { centred, cut, ROLL_SMALL, rollDefinition, rollRow } from '../../printing/roll-blocks.ts';
import { bold, dotted, type Words } from '../../printing/script-runs.ts';
import { countRows, figure } from './money-tables.ts';
import {
  besideSlips,
  countedByMode,
  expectedByMode,
  reprintMark,
  type ShiftSheetPrint,
  signatures,
  varianceNote,
} from './shift-sheet-print.ts';

/** The drawer's sheet on a roll: mode by mode, the count below it, two lines to sign. */
export function shiftSlip(print: ShiftSheetPrint, paper: RollName): PdfDefinition {
  const { columnWidth: width } = ROLLS[paper];
  const { sheet, clinicName, place, date, openedAt, closedAt } = print;
  const t = translatorOf(print.language);
  const reprint = reprintMark(print);
  const times = [
    t('cash.sheetOpened', { time: openedAt }),
    closedAt ? t('cash.sheetClosed', { time: closedAt }) : null,
  ];
  return rollDefinition(paper, sheet.number || t('cash.drawerSheet'), [
    centred([bold(clinicName)], [13, 18]),
    centred(place, ROLL_SMALL),
    cut(width),
    rollText([bold(t('cash.drawerSheet'))], [13, 18]),
    rollText([bold(sheet.userName)], [11, 16]),
    rollText(dotted([sheet.number, date]), ROLL_SMALL),
    rollText(dotted(times), ROLL_SMALL),
    ...(sheet.isOpen ? [rollText([bold(t('cash.sheetOpen'))], [11, 16])] : []),
    ...modeParts(print, width),
    ...[besideSlips(print, t)].filter(Boolean).map(note => rollText(note, ROLL_SMALL)),
    ...(sheet.reason ? [rollText(varianceNote(print, t), ROLL_SMALL)] : []),
    ...countPart(print, width),
    ...signatures(print, t).flatMap(name => [
      gap(34),
      rule(width, 0.5, { below: 2 }),
      rollText(name, ROLL_SMALL),
    ]),
    ...(reprint ? [gap(6), rollText([bold(reprint)], ROLL_SMALL)] : []),
  ]);
}

function row(width: number, label: Words, paise: number, isBold = false): PageBlock {
  return isBold && typeof label === 'string'
    ? rollRow(width, [bold(label)], [bold(figure(paise))])
    : rollRow(width, label, figure(paise));
}

/** A roll has no room for five columns: each mode that moved has a part of its own. */
function modeParts(print: ShiftSheetPrint, width: number): PageBlock[] {
  const { sheet } = print;
  const t = translatorOf(print.language);
  const { modes, lines } = drawerLines(sheet.sums);
  const [expected, counted] = [expectedByMode(print), countedByMode(print)];
  return modes
    .filter(mode => mode === 'cash' || (expected[mode] ?? counted[mode]) !== undefined)
    .flatMap(mode => {
      const was = counted[mode];
      return [
        cut(width),
        rollText([bold(t(MODE_WORDS[mode]))], [11, 16]),
        ...(mode === 'cash' ? [row(width, t('cash.float'), sheet.floatPaise)] : []),
        ...lines.flatMap(line => {
          const paise = line.byMode[mode];
          return paise === undefined ? [] : [row(width, t(kindWord(line.kind)), paise)];
        }),
        rule(width, 1, { above: 3, below: 3 }),
        row(width, t('cash.shouldBe'), expected[mode] ?? 0, true),
        ...(was === undefined
          ? []
          : [
              row(
                width,
                mode === 'cash' ? t('cash.counted') : t('cash.slipOf', { mode: t(MODE_WORDS[mode]) }),
                was,
              ),
              row(width, t('cash.difference'), was - (expected[mode] ?? 0), true),
            ]),
      ];
    });
}

function countPart({ sheet, language }: ShiftSheetPrint, width: number): PageBlock[] {
  const t = translatorOf(language);
  if (!sheet.count) return [];
  const rows = countRows(sheet.count, t('cash.coins')).filter(({ amountPaise }) => amountPaise > 0);
  return [
    cut(width),
    rollText([bold(t('cash.cashInTheDrawer'))], [11, 16]),
    ...rows.map(({ label, count, amountPaise }) =>
      row(width, count === null ? label : `${label} × ${count}`, amountPaise),
    ),
    rule(width, 1, { above: 3, below: 3 }),
    row(width, t('cash.toTheBox'), sheet.countedCashPaise ?? 0, true),
  ];
}

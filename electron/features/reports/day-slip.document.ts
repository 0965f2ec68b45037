import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { gap, rollText, rule } from '../../printing/page-blocks.ts';
import { ROLLS, type RollName } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { centred, cut, ROLL_SMALL, rollDefinition, rollRow } from '../../printing/roll-blocks.ts';
import { bold, dotted, type Words } from '../../printing/script-runs.ts';
import { figure, groupedSeal, type SumOfRows } from '../cash/cash.service.ts';
import type { DaySheetPrint } from './day-sheet-print.ts';
import { DAY_SHEET_WORDS } from './day-sheet-words.ts';

/** The short day sheet on a roll, to lie with the cash. */
export function daySlip(day: DaySheetPrint, paper: RollName): PdfDefinition {
  const { columnWidth: width } = ROLLS[paper];
  const words = PRINT_WORDS[day.language];
  const own = DAY_SHEET_WORDS[day.language];
  const { state, modesTotal, duplicateCopy = null } = day;
  const isClosed = state.kind === 'closed';
  const when = isClosed ? `${words.closedAt} ${state.at}` : `${words.asAt} ${state.asAt}`;
  const cash = day.modes[0];
  return rollDefinition(paper, day.number ?? words.todaysSheet, [
    centred([bold(day.clinicName)], [13, 18]),
    centred(dotted([day.place, day.scope]), ROLL_SMALL),
    cut(width),
    rollText([bold(isClosed ? words.dayClose : words.todaysSheet)], [13, 18]),
    rollText(day.date, [11, 16]),
    rollText(dotted([day.number, when]), ROLL_SMALL),
    ...(isClosed
      ? []
      : [rollText([bold(words.notClosed)], [11, 16]), rollText(words.notClosedNote, ROLL_SMALL)]),
    cut(width),
    ...day.modes.map(mode => row(width, mode.label, mode.receivedPaise)),
    rule(width, 1, { above: 3, below: 3 }),
    row(width, [bold(modesTotal.label)], modesTotal.receivedPaise, true),
    cut(width),
    ...(cash
      ? [
          row(width, `${cash.label}: ${words.expectedMoney}`, cash.expectedPaise),
          row(width, `${cash.label}: ${words.counted}`, cash.countedPaise),
          row(width, [bold(words.variance)], cash.variancePaise, true),
        ]
      : []),
    ...(day.varianceNote ? [rollText(day.varianceNote, ROLL_SMALL)] : []),
    ...drawers(width, day),
    ...(day.box ? part(width, own.box, day.box) : []),
    ...part(width, words.bills, day.bills),
    ...part(width, words.duesOfPatients, day.dues),
    ...(day.advances ? part(width, words.advancesHeld, day.advances) : []),
    ...(day.refunds ? part(width, words.refunds, day.refunds) : []),
    ...(day.paidOut ? part(width, words.paidOut, day.paidOut) : []),
    ...doctors(width, day),
    ...(day.seals
      ? [
          cut(width),
          rollText(words.sealToday, ROLL_SMALL),
          rollText([bold(groupedSeal(day.seals.today))], ROLL_SMALL),
          ...(day.seals.ledger
            ? [rollText(own.ledger, ROLL_SMALL), rollText(groupedSeal(day.seals.ledger), ROLL_SMALL)]
            : []),
        ]
      : []),
    ...(isClosed
      ? [`${words.closedBy}: ${state.closedBy}`, `${words.checkedBy}: ${state.checkedBy ?? ''}`].flatMap(
          name => [gap(34), rule(width, 0.5, { below: 2 }), rollText(name, ROLL_SMALL)],
        )
      : []),
    ...(duplicateCopy === null ? [] : [gap(6), rollText([bold(words.reprint(duplicateCopy))], ROLL_SMALL)]),
  ]);
}

function row(width: number, label: Words, paise: number | null, isBold = false): PageBlock {
  return rollRow(width, label, isBold ? [bold(figure(paise))] : figure(paise));
}

function part(width: number, title: string, sum: SumOfRows): PageBlock[] {
  const rows = sum.rows.map(item =>
    row(width, item.count === undefined ? item.label : `${item.label}, ${item.count}`, item.amountPaise),
  );
  const total = sum.total ? [row(width, [bold(sum.total.label)], sum.total.amountPaise, true)] : [];
  return [cut(width), rollText([bold(title)], [11, 16]), ...rows, ...total];
}

function doctors(width: number, day: DaySheetPrint): PageBlock[] {
  if (day.doctors.length === 0) return [];
  const words = PRINT_WORDS[day.language];
  return [
    cut(width),
    rollText([bold(words.doctors)], [11, 16]),
    ...day.doctors.map(doctor => row(width, `${doctor.name} (${doctor.visits})`, doctor.receivedPaise)),
  ];
}

/** One drawer is the cash above it; several are told apart. */
function drawers(width: number, day: DaySheetPrint): PageBlock[] {
  if (day.drawers.length < 2) return [];
  const words = DAY_SHEET_WORDS[day.language];
  return [
    cut(width),
    rollText([bold(words.drawers)], [11, 16]),
    ...day.drawers.flatMap(({ name, expectedPaise, countedPaise, reason = '' }) => {
      if (countedPaise === null) return [rollRow(width, name, words.drawerOpen)];
      const variance = countedPaise - expectedPaise;
      const said = variance === 0 ? '' : `${PRINT_WORDS[day.language].variance} ${figure(variance)}`;
      const notes = [[said, reason].filter(Boolean).join(': ')].filter(Boolean);
      return [row(width, name, countedPaise), ...notes.map(note => rollText(note, ROLL_SMALL))];
    }),
  ];
}

import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { rollText, rule } from '../../printing/page-blocks.ts';
import { ROLLS } from '../../printing/paper.ts';
import type { PageBlock, PdfDefinition } from '../../printing/pdf-definition.ts';
import { centred, cut, ROLL_SMALL, rollDefinition, rollRow } from '../../printing/roll-blocks.ts';
import { bold, dotted, type Words } from '../../printing/script-runs.ts';
import type { DaySheetPrint, SumOfRows } from './day-sheet-print.ts';
import { figure, groupedSeal } from './day-sheet-tables.ts';

const WIDTH = ROLLS['80mm'].columnWidth;

/** The short day sheet on a roll, to lie with the cash. */
export function daySlip(day: DaySheetPrint): PdfDefinition {
  const words = PRINT_WORDS[day.language];
  const { state, modesTotal } = day;
  const isClosed = state.kind === 'closed';
  const when = isClosed ? `${words.closedAt} ${state.at}` : `${words.asAt} ${state.asAt}`;
  const cash = day.modes[0];
  return rollDefinition('80mm', day.number ?? words.todaysSheet, [
    centred([bold(day.clinicName)], [13, 18]),
    centred(dotted([day.place, day.scope]), ROLL_SMALL),
    cut(WIDTH),
    rollText([bold(isClosed ? words.dayClose : words.todaysSheet)], [13, 18]),
    rollText(day.date, [11, 16]),
    rollText(dotted([day.number, when]), ROLL_SMALL),
    ...(isClosed
      ? []
      : [rollText([bold(words.notClosed)], [11, 16]), rollText(words.notClosedNote, ROLL_SMALL)]),
    cut(WIDTH),
    ...day.modes.map(mode => row(mode.label, mode.receivedPaise)),
    rule(WIDTH, 1, { above: 3, below: 3 }),
    row([bold(modesTotal.label)], modesTotal.receivedPaise, true),
    cut(WIDTH),
    ...(cash
      ? [
          row(`${cash.label}: ${words.expectedMoney}`, cash.expectedPaise),
          row(`${cash.label}: ${words.counted}`, cash.countedPaise),
          row([bold(words.variance)], cash.variancePaise, true),
        ]
      : []),
    ...(day.varianceNote ? [rollText(day.varianceNote, ROLL_SMALL)] : []),
    ...part(words.bills, day.bills),
    ...part(words.duesOfPatients, day.dues),
    ...doctors(day),
    ...(day.seals
      ? [
          cut(WIDTH),
          rollText(words.sealToday, ROLL_SMALL),
          rollText([bold(groupedSeal(day.seals.today))], ROLL_SMALL),
        ]
      : []),
    ...(isClosed ? [cut(WIDTH), rollText(`${words.closedBy}: ${state.closedBy}`, ROLL_SMALL)] : []),
  ]);
}

function row(label: Words, paise: number | null, isBold = false): PageBlock {
  return rollRow(WIDTH, label, isBold ? [bold(figure(paise))] : figure(paise));
}

function part(title: string, sum: SumOfRows): PageBlock[] {
  const rows = sum.rows.map(item =>
    row(item.count === undefined ? item.label : `${item.label}, ${item.count}`, item.amountPaise),
  );
  const total = sum.total ? [row([bold(sum.total.label)], sum.total.amountPaise, true)] : [];
  return [cut(WIDTH), rollText([bold(title)], [11, 16]), ...rows, ...total];
}

function doctors(day: DaySheetPrint): PageBlock[] {
  if (day.doctors.length === 0) return [];
  const words = PRINT_WORDS[day.language];
  return [
    cut(WIDTH),
    rollText([bold(words.doctors)], [11, 16]),
    ...day.doctors.map(doctor => row(`${doctor.name} (${doctor.visits})`, doctor.receivedPaise)),
  ];
}

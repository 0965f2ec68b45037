import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { WordKey } from '../../i18n/translate.ts';
import { type ColumnPlan, type Grid, gridOf } from '../../kernel/grid.ts';
import { formatMinute } from '../../kernel/local-date.ts';
import { ageInShort, sexWord } from '../patients/age-words.ts';
import { BOARD_STATE_WORDS, type BoardEntry, inBoardOrder } from './board-order.rules.ts';
import type { DoctorQueue, Priority } from './queue.contract.ts';

export const PRIORITY_WORDS: Readonly<Record<Priority, WordKey>> = {
  routine: 'queue.routine',
  soon: 'queue.soon',
  urgent: 'queue.urgent',
  emergency: 'queue.emergency',
};

type Row = { doctorName: string; entry: BoardEntry };
type Doctors = readonly Pick<DoctorQueue, 'doctorName' | 'rows' | 'booked'>[];

/** The day's people doctor by doctor in the order of the board; no phone, and money only for those who may see it. */
export function dayBoardGrid(doctors: Doctors, on: OnPaper & { hasMoney: boolean }): Grid {
  const { t, language, today, hasMoney } = on;
  return gridOf<Row>({
    title: t('queue.title'),
    subtitle: dayIn(language, today),
    rows: doctors.flatMap(queue =>
      inBoardOrder(queue).map(entry => ({ doctorName: queue.doctorName, entry })),
    ),
    groupBy: { label: t('queue.doctor'), of: row => row.doctorName },
    markOf: ({ entry }) => (entry.state === 'left' ? 'struck' : undefined),
    columns: [...columns(on), ...(hasMoney ? [dueColumn(on)] : [])],
  });
}

function columns({ t, today }: OnPaper): ColumnPlan<Row>[] {
  return [
    { key: 'token', label: t('queue.token'), of: ({ entry }) => entry.token },
    { key: 'number', label: t('queue.opdNumber'), of: ({ entry }) => visitOf(entry)?.number ?? null },
    { key: 'name', label: t('patients.fullName'), of: ({ entry }) => entry.person.fullName },
    {
      key: 'age',
      label: t('patients.age'),
      of: ({ entry: { person } }) => ageInShort(t, person, today),
    },
    { key: 'sex', label: t('patients.sex'), of: ({ entry }) => sexWord(t, entry.person.sex) },
    { key: 'state', label: t('queue.state'), of: ({ entry }) => t(BOARD_STATE_WORDS[entry.state]) },
    {
      key: 'priority',
      label: t('queue.urgency'),
      of: ({ entry }) => (entry.kind === 'visit' ? t(PRIORITY_WORDS[entry.person.priority]) : null),
    },
    { key: 'booked', label: t('queue.bookedFor'), of: ({ entry }) => bookedFor(entry) },
    {
      key: 'arrived',
      label: t('queue.arrived'),
      kind: 'instant',
      of: ({ entry }) => visitOf(entry)?.arrivedAt ?? null,
    },
    { key: 'complaint', label: t('queue.complaint'), of: ({ entry }) => visitOf(entry)?.complaint ?? null },
    {
      key: 'billed',
      label: t('queue.billed'),
      of: ({ entry }) => (visitOf(entry)?.isBilled ? t('common.yes') : null),
    },
  ];
}

function dueColumn({ t }: OnPaper): ColumnPlan<Row> {
  return {
    key: 'due',
    label: t('patients.dues'),
    kind: 'paise',
    // No sum: whoever waits for two doctors would owe it twice.
    of: ({ entry }) => visitOf(entry)?.duePaise ?? null,
  };
}

function visitOf(entry: BoardEntry) {
  return entry.kind === 'visit' ? entry.person : undefined;
}

function bookedFor({ kind, person }: BoardEntry): string | null {
  const minute = kind === 'visit' ? person.bookedMinute : person.startMinute;
  return minute === null ? null : formatMinute(minute);
}

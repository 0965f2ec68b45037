import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import { MODE_WORDS } from '../cash/cash-words.ts';
import { BAND_WORDS } from '../dues/dues-list.grid.ts';
import type { PartyAccount, Settlement } from './party.schema.ts';

function headOf({ party }: PartyAccount, word: WordKey, { t, language, today }: OnPaper) {
  return { title: `${party.name}: ${t(word)}`, subtitle: dayIn(language, today) };
}

/** What a company still owes, bill by bill, the oldest first. */
export function openBillsGrid(account: PartyAccount, on: OnPaper): Grid {
  const { t } = on;
  return gridOf({
    ...{ ...headOf(account, 'parties.billsOpen', on), totalLabel: t('common.gridTotal') },
    rows: account.bills,
    columns: [
      { key: 'number', label: t('parties.bill'), of: bill => bill.number },
      { key: 'billed', label: t('parties.billedOn'), kind: 'day', of: bill => bill.onDate },
      { key: 'patient', label: t('parties.patient'), of: bill => bill.patientName },
      { key: 'uhid', label: t('dues.uhid'), of: bill => bill.uhid },
      { key: 'payBy', label: t('parties.payBy'), kind: 'day', of: bill => bill.payBy },
      { key: 'age', label: t('parties.age'), kind: 'number', of: bill => Math.max(0, bill.ageDays) },
      { key: 'band', label: t('dues.band'), of: bill => t(BAND_WORDS[bill.band]) },
      { key: 'total', label: t('parties.charged'), kind: 'paise', of: bill => bill.totalPaise, total: 'sum' },
      { key: 'due', label: t('parties.due'), kind: 'paise', of: bill => bill.duePaise, total: 'sum' },
    ],
  });
}

/** What a company paid, the newest first; what was taken back stands struck and counts for nothing. */
export function settlementsGrid(account: PartyAccount, on: OnPaper): Grid {
  const { t } = on;
  const standing = ({ isTakenBack }: Settlement, paise: number) => (isTakenBack ? null : paise);
  return gridOf({
    ...{ ...headOf(account, 'parties.settlements', on), totalLabel: t('common.gridTotal') },
    rows: account.settlements,
    markOf: row => (row.isTakenBack ? 'struck' : undefined),
    columns: [
      { key: 'day', label: t('parties.date'), kind: 'day', of: row => row.onDate },
      { key: 'mode', label: t('parties.mode'), of: row => t(MODE_WORDS[row.mode]) },
      { key: 'reference', label: t('parties.reference'), of: row => row.reference },
      {
        key: 'bills',
        label: t('parties.shares'),
        of: row => row.bills.map(({ number }) => number).join(', '),
      },
      {
        ...{ key: 'received', label: t('parties.received'), kind: 'paise', total: 'sum' },
        of: (row: Settlement) => standing(row, row.receivedPaise),
      },
      {
        ...{ key: 'tds', label: t('parties.tds'), kind: 'paise', total: 'sum' },
        of: (row: Settlement) => standing(row, row.tdsPaise),
      },
      { key: 'note', label: t('parties.note'), of: row => row.note },
      { key: 'by', label: t('parties.enteredBy'), of: row => row.userName },
      { key: 'takenBack', label: t('parties.takenBack'), of: row => row.takenBackBecause },
    ],
  });
}

/** Who belongs to a company; who has left stands last. */
export function membersGrid(account: PartyAccount, on: OnPaper): Grid {
  const { t } = on;
  return gridOf({
    ...{ ...headOf(account, 'parties.people', on), rows: account.members },
    columns: [
      { key: 'name', label: t('parties.name'), of: member => member.fullName },
      { key: 'uhid', label: t('dues.uhid'), of: member => member.uhid },
      { key: 'number', label: t('parties.memberNumber'), of: member => member.memberNumber },
      { key: 'from', label: t('parties.memberSince'), kind: 'day', of: member => member.validFrom },
      { key: 'to', label: t('parties.memberUntil'), kind: 'day', of: member => member.validTo },
    ],
  });
}

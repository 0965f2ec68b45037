import type { OnPaper } from '../../i18n/on-paper.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { Immunisation, ImmunisationChart, PlannedDoseView } from './immunisation.schema.ts';

export const DOSE_STATE_WORDS: Readonly<Record<PlannedDoseView['state'], WordKey>> = {
  given: 'immunisations.given',
  due: 'immunisations.due',
  overdue: 'immunisations.overdue',
  coming: 'immunisations.coming',
  tooLate: 'immunisations.tooLate',
};

const SCHEDULE_WORDS: Readonly<Record<string, WordKey>> = {
  NIS: 'immunisations.scheduleNIS',
  IAP: 'immunisations.scheduleIAP',
  'IAP-highrisk': 'immunisations.scheduleIAPhighrisk',
  'NIS-pregnancy': 'immunisations.scheduleNISpregnancy',
  'RABIES-PEP-ID': 'immunisations.scheduleRABIESPEPID',
  'RABIES-PEP-IM': 'immunisations.scheduleRABIESPEPIM',
  'RABIES-PEP-RIG': 'immunisations.scheduleRABIESPEPRIG',
  'RABIES-REEXPOSURE': 'immunisations.scheduleRABIESREEXPOSURE',
};

export function scheduleWord(t: Translate, schedule: string): string {
  const key = SCHEDULE_WORDS[schedule];
  return key ? t(key) : schedule;
}

type Row = { dose: PlannedDoseView | null; record: Immunisation | null };

/** Every dose of the schedule with what was given for it, then what was given and does not count in it (RX-22). */
export function immunisationChartGrid(chart: ImmunisationChart, { t, who }: OnPaper & { who: string }): Grid {
  const counted = new Set(chart.doses.flatMap(({ recordId }) => recordId ?? []));
  const recordOf = (dose: PlannedDoseView) => chart.records.find(({ id }) => id === dose.recordId) ?? null;
  const rows: Row[] = [
    ...chart.doses.map(dose => ({ dose, record: recordOf(dose) })),
    ...chart.records.filter(({ id }) => !counted.has(id)).map(record => ({ dose: null, record })),
  ];
  return gridOf({
    title: t('immunisations.title'),
    subtitle: `${who} · ${scheduleWord(t, chart.schedule)}`,
    rows,
    markOf: ({ record }) => (record && record.withdrawnBecause !== null ? 'struck' : undefined),
    columns: [
      {
        key: 'vaccine',
        label: t('immunisations.vaccine'),
        of: row => (row.dose ?? row.record)?.vaccine ?? '',
      },
      { key: 'dose', label: t('immunisations.doseOfList'), of: row => row.dose?.doseLabel ?? null },
      { key: 'when', label: t('immunisations.whenBySchedule'), of: row => row.dose?.when ?? null },
      { key: 'state', label: t('immunisations.state'), of: row => stateOf(row, t) },
      { key: 'due', label: t('immunisations.dueOn'), kind: 'day', of: row => row.dose?.dueOn ?? null },
      {
        key: 'given',
        label: t('immunisations.givenOn'),
        kind: 'day',
        of: row => row.record?.givenOn ?? null,
      },
      {
        key: 'place',
        label: t('immunisations.place'),
        of: ({ record }) => record && t(`immunisations.${record.place}`),
      },
      { key: 'brand', label: t('immunisations.brand'), of: row => row.record?.brand ?? null },
      { key: 'batch', label: t('immunisations.batch'), of: row => row.record?.batch ?? null },
      {
        key: 'expiry',
        label: t('immunisations.expiresOn'),
        kind: 'day',
        of: row => row.record?.expiresOn ?? null,
      },
      {
        key: 'reaction',
        label: t('immunisations.reaction'),
        of: row => row.record?.reactions.map(({ text }) => text).join('; ') ?? null,
      },
    ],
  });
}

function stateOf({ dose, record }: Row, t: Translate): string {
  if (dose) return t(DOSE_STATE_WORDS[dose.state]);
  const reason = record?.withdrawnBecause ?? null;
  return reason === null ? t('immunisations.notCounted') : t('immunisations.withdrawnBecause', { reason });
}

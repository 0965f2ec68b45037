import { useState } from 'react';
import { DOSE_STATE_WORDS } from '#shared/features/immunisations/chart.grid.ts';
import type {
  Immunisation,
  ImmunisationChart,
  PlannedDoseView,
} from '#shared/features/immunisations/immunisation.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { PanelAction } from '../../ui/panel.tsx';
import { Status } from '../../ui/status.tsx';
import { doseDay, STATE_LOOK } from './immunisation-words.ts';
import classes from './immunisations.module.css';

export type OpenedDose =
  | { kind: 'new'; dose: PlannedDoseView | undefined }
  | { kind: 'record'; record: Immunisation };

type DosesProps = { chart: ImmunisationChart; mayRecord: boolean; onOpen: (opened: OpenedDose) => void };

/** Doses of the schedule, those no longer given folded away, then what was given and is not counted in it. */
export function Doses({ chart, mayRecord, onOpen }: DosesProps) {
  const { t, language } = useLanguage();
  const [isAll, setIsAll] = useState(false);
  const tooLate = chart.doses.filter(({ state }) => state === 'tooLate').length;
  const doses = isAll ? chart.doses : chart.doses.filter(({ state }) => state !== 'tooLate');
  const counted = new Set(chart.doses.flatMap(({ recordId }) => recordId ?? []));
  const others = chart.records.filter(({ id }) => !counted.has(id));
  const first = doses.findIndex(({ state }) => state === 'due' || state === 'overdue');
  const list = useListNavigation({
    count: doses.length + others.length,
    label: t('immunisations.doses'),
    first: Math.max(0, first),
    isEverywhere: true,
    onOpen: open,
  });

  function open(at: number): void {
    const dose = doses[at];
    const record = dose ? chart.records.find(({ id }) => id === dose.recordId) : others[at - doses.length];
    if (record) onOpen({ kind: 'record', record });
    else if (dose && dose.state !== 'tooLate' && mayRecord) onOpen({ kind: 'new', dose });
  }

  const fold = () => setIsAll(!isAll);
  const foldWord = isAll
    ? t('immunisations.hideTooLate')
    : t('immunisations.showTooLate', { count: tooLate });
  useKeys([{ keys: 'L', label: foldWord, run: fold, onStrip: false, isOff: tooLate === 0 }]);
  return (
    <>
      <div {...list.listProps} className={classes.list}>
        {doses.map((dose, at) => (
          <div key={dose.rowId} className={`list-row ${classes.dose}`} {...list.rowProps(at)}>
            <DoseRow dose={dose} />
          </div>
        ))}
        {others.map((record, at) => (
          <div
            key={record.id}
            className={`list-row ${classes.dose}`}
            data-gone={record.withdrawnBecause !== null || undefined}
            {...list.rowProps(doses.length + at)}
          >
            <span className="clip">{record.vaccine}</span>
            <span className="small numeric">{longDay(record.givenOn, language)}</span>
            <span className="tiny amber clip">
              {record.withdrawnBecause === null
                ? t('immunisations.notCounted')
                : t('immunisations.withdrawnBecause', { reason: record.withdrawnBecause })}
            </span>
          </div>
        ))}
      </div>
      {tooLate > 0 && (
        <PanelAction keys="L" onClick={fold}>
          {foldWord}
        </PanelAction>
      )}
    </>
  );
}

function DoseRow({ dose }: { dose: PlannedDoseView }) {
  const { t, language } = useLanguage();
  const { shape, tone } = STATE_LOOK[dose.state];
  return (
    <>
      <span className="clip" title={dose.notes || undefined}>
        {dose.vaccine} <span className="dim">{dose.doseLabel}</span>
      </span>
      <span className="small numeric right">{doseDay(t, dose, language)}</span>
      <span className={`small ${tone}`}>
        <Status shape={shape}>{t(DOSE_STATE_WORDS[dose.state])}</Status>
      </span>
      <span className="tiny dim clip">{dose.when}</span>
    </>
  );
}

import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { DUE_BANDS } from '#shared/features/dues/ageing.rules.ts';
import type { DueRow, DuesFilter } from '#shared/features/dues/due.schema.ts';
import { BAND_WORDS, duesGrid } from '#shared/features/dues/dues-list.grid.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { useActOfRow } from '../../ui/act-of-row.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { GridHead } from '../../ui/grid-head.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReportGrid } from '../../ui/report-grid.tsx';
import { ChosenDue } from './chosen-due.panel.tsx';
import classes from './dues.module.css';

const NO_FILTER: DuesFilter = { band: null, doctorId: null, isPromised: null };
const NOBODY: readonly DueRow[] = [];

/** Who owes what and since when; the chosen one is reminded, promises, or is opened (BIL-7). */
export function DuesScreen() {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [filter, setFilter] = useState(NO_FILTER);
  const reading = useRead(contract.dues.list, filter, { keepPrevious: true });
  const rows = reading.answer?.rows ?? NOBODY;
  const { at, choose } = useChosenDue(rows, reading.isPrevious);
  const ofDue = useActOfRow<DueRow, 'promise'>({ rows, chosen: rows[at], idOf: ({ billId }) => billId });
  const { act, row: chosen, setAct } = ofDue;
  const isActing = act !== null;
  const grid = useMemo(
    () => duesGrid(rows, { t, language, today, filter, isBrief: true }),
    [rows, t, language, today, filter],
  );
  const change = (more: Partial<DuesFilter>) => {
    setFilter({ ...filter, ...more });
    choose(null);
    setAct(null);
  };
  return (
    <div className={classes.screen}>
      <div className={classes.main}>
        <GridHead title={t('dues.listTitle')} count={reading.answer && rows.length}>
          <ExportButtons
            procedure={contract.dues.exportList}
            input={filter}
            isOff={rows.length === 0}
            isBeside
          />
        </GridHead>
        <Filters filter={filter} onChange={change} />
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={8} label={t('common.loading')} />}
        {reading.answer && rows.length === 0 && (
          <EmptyState title={t('dues.nothingDue')} hint={t('dues.nothingDueHint')} />
        )}
        {rows.length > 0 && (
          <div className={classes.grid}>
            <ReportGrid
              grid={grid}
              at={at}
              isEverywhere={!isActing}
              onChoose={place => {
                setAct(null);
                choose(place);
              }}
              onOpen={place => {
                choose(place);
                if (place === at && !reading.isPrevious) setAct('promise');
              }}
            />
          </div>
        )}
      </div>
      {chosen && (
        <ChosenDue
          key={chosen.billId}
          due={chosen}
          isActing={isActing}
          onAct={begins => setAct(begins ? 'promise' : null)}
        />
      )}
    </div>
  );
}

/** Stands on a bill, wherever the list moves it; on the next one where the bill is gone from the list. */
function useChosenDue(rows: readonly DueRow[], isPrevious: boolean) {
  const [chosen, setChosen] = useState<{ billId: number; place: number } | null>(null);
  const found = rows.findIndex(({ billId }) => billId === chosen?.billId);
  const at = found >= 0 ? found : Math.max(0, Math.min(chosen?.place ?? 0, rows.length - 1));
  const choose = (place: number | null) => {
    const due = place === null ? undefined : rows[place];
    setChosen(due && place !== null ? { billId: due.billId, place } : null);
  };
  const isKept = chosen?.place === at && found >= 0;
  if (rows.length > 0 && !isPrevious && !isKept) choose(at);
  return { at, choose };
}

type FiltersProps = { filter: DuesFilter; onChange: (more: Partial<DuesFilter>) => void };

/** The bands with their sums, 0 for all, 1 to 5; N the next doctor, H with or without a promise. */
function Filters({ filter, onChange }: FiltersProps) {
  const { t } = useLanguage();
  const ofAll = useRead(contract.dues.list, { ...filter, band: null }, { keepPrevious: true }).answer;
  const doctors = useDoctorsOf(useRead(contract.dues.list, NO_FILTER).answer?.rows ?? NOBODY);
  const bands = [
    { keys: '0', band: null, word: t('dues.bandAll') },
    ...DUE_BANDS.map((band, index) => ({ keys: String(index + 1), band, word: t(BAND_WORDS[band]) })),
  ];
  const sumOf = (band: DuesFilter['band']) =>
    (ofAll?.sums ?? []).reduce(
      (sum, one) => sum + (band === null || one.band === band ? one.duePaise : 0),
      0,
    );
  const doctorAt = doctors.findIndex(({ doctorId }) => doctorId === filter.doctorId);
  const nextDoctor = () => onChange({ doctorId: doctors[doctorAt + 1]?.doctorId ?? null });
  const nextPromise = () =>
    onChange({ isPromised: filter.isPromised === null ? true : filter.isPromised ? false : null });
  const promiseWord =
    filter.isPromised === null
      ? t('dues.allPromises')
      : t(filter.isPromised ? 'dues.onlyPromised' : 'dues.onlyUnpromised');
  useKeys([
    ...bands.map(({ keys, band, word }) => ({
      ...{ keys, label: word, run: () => onChange({ band }), onStrip: false },
    })),
    { keys: 'N', label: t('dues.nextDoctor'), run: nextDoctor, isOff: doctors.length < 2 },
    { keys: 'H', label: t('dues.nextPromise'), run: nextPromise },
  ]);
  return (
    <section className={classes.bands} aria-label={t('dues.band')}>
      {bands.map(({ keys, band, word }) => (
        <Button
          key={keys}
          size="compact-sm"
          variant={filter.band === band ? 'light' : 'default'}
          aria-pressed={filter.band === band}
          onClick={() => onChange({ band })}
          rightSection={<KeyHint keys={keys} />}
        >
          {word}&nbsp;<span className="numeric">{formatRupees(sumOf(band))}</span>
        </Button>
      ))}
      {doctors.length > 1 && (
        <Button size="compact-sm" variant="default" onClick={nextDoctor} rightSection={<KeyHint keys="N" />}>
          {doctors[doctorAt]?.doctorName ?? t('dues.allDoctors')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={nextPromise} rightSection={<KeyHint keys="H" />}>
        {promiseWord}
      </Button>
    </section>
  );
}

function useDoctorsOf(rows: readonly DueRow[]): { doctorId: number; doctorName: string }[] {
  return useMemo(() => {
    const names = new Map(rows.map(({ doctorId, doctorName }) => [doctorId, doctorName]));
    return [...names].map(([doctorId, doctorName]) => ({ doctorId, doctorName }));
  }, [rows]);
}

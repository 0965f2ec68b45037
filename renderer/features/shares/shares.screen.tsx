import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { ShareDoctor } from '#shared/features/shares/share.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { ExportFold } from '../../ui/export-fold.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ShareRoom } from './share-room.panel.tsx';
import classes from './shares.module.css';
import { TdsRoom } from './tds-room.panel.tsx';

const NONE: readonly ShareDoctor[] = [];
const TDS = 'tds';

/** What doctors get of what they earn: sheets, payouts, rules, and the tax kept back (BIL-14). */
export function SharesScreen() {
  const { t } = useLanguage();
  const seesAll = usePerson().may('shares:readAll');
  const [chosen, setChosen] = useState<number | typeof TDS | null>(null);
  const reading = useRead(contract.shares.doctors, {});
  const doctors = reading.answer ?? NONE;
  const shown = doctors.find(({ doctorId }) => doctorId === chosen) ?? doctors[0];
  const room = shown && <ShareRoom key={shown.doctorId} doctor={shown} />;
  if (!seesAll) {
    return (
      <div className={classes.alone}>
        <h1 className="visually-hidden">{t('shares.mine')}</h1>
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
        {room}
      </div>
    );
  }
  return (
    <div className={classes.screen}>
      <aside className={classes.aside} aria-label={t('shares.title')}>
        <h1 className="title">{t('shares.title')}</h1>
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
        {doctors.length > 0 && (
          <Places doctors={doctors} shown={chosen === TDS ? TDS : shown?.doctorId} onChoose={setChosen} />
        )}
        {doctors.length > 0 && <ExportFold procedure={contract.shares.exportDoctors} input={{}} isNarrow />}
      </aside>
      {chosen === TDS ? <TdsRoom /> : room}
      {reading.answer && doctors.length === 0 && <EmptyState title={t('shares.none')} />}
    </div>
  );
}

type PlacesProps = {
  doctors: readonly ShareDoctor[];
  shown: number | typeof TDS | undefined;
  onChoose: (place: number | typeof TDS) => void;
};

/** The doctors, and under them the tax that is to be deposited. */
function Places({ doctors, shown, onChoose }: PlacesProps) {
  const { t } = useLanguage();
  const choose = (index: number) => onChoose(doctors[index]?.doctorId ?? TDS);
  const list = useListNavigation({
    ...{ count: doctors.length + 1, label: t('shares.title'), onOpen: choose, onChoose: choose },
    first: Math.max(
      0,
      doctors.findIndex(({ doctorId }) => doctorId === shown),
    ),
  });
  return (
    <div {...list.listProps} className={classes.list}>
      {doctors.map((doctor, index) => (
        <div key={doctor.doctorId} className={`list-row ${classes.entry}`} {...list.rowProps(index)}>
          <DoctorRow doctor={doctor} />
        </div>
      ))}
      <div className={`list-row ${classes.entry}`} {...list.rowProps(doctors.length)}>
        <span className="strong">{t('shares.tdsTitle')}</span>
      </div>
    </div>
  );
}

function DoctorRow({ doctor }: { doctor: ShareDoctor }) {
  const { t, language } = useLanguage();
  const { doctorName, hasRules, paidUpTo, duePaise } = doctor;
  const paid = paidUpTo
    ? t('shares.paidUpToShort', { day: shortDay(paidUpTo, language) })
    : t('shares.neverPaid');
  return (
    <>
      <span className="column">
        <span className="strong clip">{doctorName}</span>
        <span className="tiny dim">{hasRules ? paid : t('shares.noRulesShort')}</span>
      </span>
      {hasRules && (
        <span className={`numeric small ${duePaise < 0 ? 'amber' : ''}`}>{formatRupees(duePaise)}</span>
      )}
    </>
  );
}

import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { useChosenRow } from '../../ui/chosen-row.ts';
import { ExportFold } from '../../ui/export-fold.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { BookPanel } from './book.panel.tsx';
import { ClosuresPanel } from './closures.panel.tsx';
import { useDoctors } from './doctors.ts';
import { useMessages } from './messages.ts';
import { RebookList } from './rebook-list.tsx';
import classes from './schedule.module.css';
import { SittingsPanel } from './sittings.panel.tsx';

/** The weeks of the doctors, their leave, the clinic's holidays; and whoever must be given another day. */
export function SchedulePanel() {
  const t = useTranslation();
  const { doctors, isWaiting } = useDoctors();
  const [doctorId, setDoctorId] = useState<number>();
  const [toRebook, setToRebook] = useState<readonly Appointment[]>([]);
  const [moving, setMoving] = useState<Appointment | null>(null);
  const cursor = useChosenRow(toRebook);
  const messages = useMessages();
  const doctor = doctors.find(one => one.id === doctorId) ?? doctors[0];
  if (isWaiting) return <Skeletons label={t('common.loading')} />;
  if (!doctor) return <EmptyState title={t('queue.noDoctors')} hint={t('queue.noDoctorsHint')} />;
  return (
    <div className={classes.page} data-side={moving ? true : undefined}>
      <div className={classes.content}>
        <section className={classes.section}>
          <div className="row apart">
            <h1 className="title">{t('appointments.schedules')}</h1>
            {doctors.length > 1 && (
              <SegmentedControl
                aria-label={t('queue.doctor')}
                data={doctors.map(one => ({ value: String(one.id), label: one.fullName }))}
                value={String(doctor.id)}
                onChange={value => setDoctorId(Number(value))}
              />
            )}
          </div>
          <SittingsPanel key={doctor.id} doctor={doctor} />
          <ExportFold procedure={contract.appointments.exportSchedules} input={{}} />
        </section>
        <section className={classes.section}>
          <h2 className="title">{t('appointments.leaveAndHolidays')}</h2>
          <ClosuresPanel doctors={doctors} onToRebook={setToRebook} />
          <ExportFold procedure={contract.appointments.exportClosures} input={{}} foldKey="Alt H" />
        </section>
        {toRebook.length > 0 && (
          <section className={classes.section}>
            <h2 className="title">{t('appointments.toRebookCount', { count: toRebook.length })}</h2>
            <RebookList
              people={toRebook}
              label={t('appointments.toRebook')}
              message={messages.rebook}
              areKeysOff={moving !== null}
              cursor={cursor}
              onRebook={setMoving}
            />
          </section>
        )}
      </div>
      {moving && (
        <BookPanel
          key={moving.id}
          moving={moving}
          onDone={() => {
            setToRebook(people => people.filter(one => one.id !== moving.id));
            setMoving(null);
          }}
          onLeave={() => setMoving(null)}
        />
      )}
    </div>
  );
}

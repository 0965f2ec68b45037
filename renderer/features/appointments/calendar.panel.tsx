import type { ReactNode } from 'react';
import { contract } from '#shared/contract/index.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { ExportFold } from '../../ui/export-fold.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { AppointmentPanel } from './appointment.panel.tsx';
import { lookOf } from './appointment-words.ts';
import { BookPanel } from './book.panel.tsx';
import classes from './calendar.module.css';
import { ALL_DOCTORS, CalendarBar } from './calendar-bar.tsx';
import { CalendarGrid } from './calendar-grid.tsx';
import { ColumnHead } from './column-head.tsx';
import { DaySummaryPanel } from './day-summary.panel.tsx';
import { type Doctor, useDoctors } from './doctors.ts';
import { daysShown } from './use-calendar.ts';
import { type CalendarDesk, useCalendarDesk } from './use-calendar-desk.ts';
import { useCalendarKeys } from './use-calendar-keys.ts';

type CalendarPanelProps = { tabs: ReactNode; isBooking: boolean; patientId?: number | undefined };

/** Day and week by doctor: arrows walk over the places, Enter books, letters move and cancel (APT-2, APT-11). */
export function CalendarPanel({ tabs, isBooking, patientId }: CalendarPanelProps) {
  const { t } = useLanguage();
  const { doctors, isWaiting } = useDoctors();
  if (doctors.length > 0)
    return <Calendar tabs={tabs} doctors={doctors} isBooking={isBooking} patientId={patientId} />;
  return (
    <>
      <div className={classes.bar}>{tabs}</div>
      {isWaiting ? (
        <Skeletons rows={8} label={t('common.loading')} />
      ) : (
        <EmptyState title={t('queue.noDoctors')} hint={t('queue.noDoctorsHint')} />
      )}
    </>
  );
}

type CalendarProps = CalendarPanelProps & { doctors: readonly Doctor[] };

function Calendar({ tabs, doctors, isBooking, patientId }: CalendarProps) {
  const { t, language } = useLanguage();
  const desk = useCalendarDesk({ doctors, isBooking, patientId });
  useCalendarKeys(desk);
  const { calendar, chosen, moving } = desk;
  const doctorOf = (id: number) => doctors.find(doctor => doctor.id === id);
  return (
    <>
      <CalendarBar
        tabs={tabs}
        view={desk.view}
        date={desk.date}
        doctors={doctors}
        doctorId={desk.doctorId}
        onView={desk.show}
        onTurn={desk.turn}
        onToday={desk.goToday}
        onDoctor={desk.showDoctor}
        onNextFree={desk.nextFree}
        onBook={desk.mayBook ? desk.openBooking : undefined}
      />
      <div className={classes.body}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the places inside, which are the interactive ones. */}
        <div ref={desk.grid} className={classes.grid} onKeyDown={desk.onKeyDown} role="presentation">
          {moving && (
            <div className={classes.moving} role="status">
              <span className="strong">{t('appointments.movingNow', { name: moving.fullName })}</span>
              <KeyHint keys="↑ ↓ ← →">{t('appointments.choosePlace')}</KeyHint>
              <KeyHint keys="Enter">{t('appointments.putThere')}</KeyHint>
              <KeyHint keys="Esc">{t('common.back')}</KeyHint>
            </div>
          )}
          <div className={classes.notice}>
            <ProblemNotice error={calendar.error} onRetry={calendar.retry} />
            {chosen?.appointment === undefined && <ProblemNotice error={desk.moves.error} />}
          </div>
          {calendar.isWaiting ? (
            <Skeletons rows={10} label={t('common.loading')} />
          ) : (
            <CalendarGrid
              columns={calendar.columns}
              head={column => (
                <ColumnHead
                  column={column}
                  doctor={doctorOf(column.doctorId)}
                  isWeek={desk.view === 'week'}
                  onOpen={() =>
                    desk.show(desk.view === 'day' ? 'week' : 'day', column.onDate, column.doctorId)
                  }
                />
              )}
              label={column =>
                `${doctorOf(column.doctorId)?.fullName}, ${longDay(column.onDate, language, true)}`
              }
              chosenKey={chosen?.key}
              movingId={moving?.id}
              visits={calendar.visits}
              mayBook={desk.mayBook}
              onChoose={desk.choose}
              onDrop={desk.drop}
            />
          )}
          <div className={classes.foot}>
            <ExportFold
              procedure={contract.appointments.exportCalendar}
              input={{
                ...daysShown(desk.view, desk.date),
                doctorId: desk.doctorId === ALL_DOCTORS ? null : desk.doctorId,
              }}
            />
          </div>
        </div>
        <SidePanel desk={desk} doctor={doctorOf(desk.chosenDoctorId ?? 0)} />
      </div>
    </>
  );
}

/** Booking, the chosen booking, or the day around the chosen place. */
function SidePanel({ desk, doctor }: { desk: CalendarDesk; doctor: Doctor | undefined }) {
  const { today } = useClinicDay();
  const { booking, calendar, chosen, appointment, moving, moves } = desk;
  if (booking)
    return (
      <BookPanel
        key={`${booking.moving?.id}|${booking.patientId}`}
        {...booking}
        onDone={desk.booked}
        onLeave={desk.leaveBooking}
      />
    );
  if (appointment && !moving)
    return (
      <AppointmentPanel
        key={appointment.id}
        appointment={appointment}
        look={lookOf(appointment, calendar.visits.get(appointment.visitId ?? 0), today)}
        moves={moves}
        nowMinute={desk.nowMinute}
        isAsking={desk.isAsking}
        onAskCancel={desk.askCancel}
        onMove={desk.startMoving}
      />
    );
  const onDate = chosen?.onDate ?? desk.date;
  return (
    <DaySummaryPanel
      stop={chosen?.kind === 'free' ? chosen : undefined}
      day={calendar.days.find(day => day.doctorId === desk.chosenDoctorId && day.onDate === onDate)}
      doctor={doctor}
      mayBook={desk.mayBook && !moving}
      onBook={() => chosen && desk.bookAt(chosen)}
      onNextFree={desk.nextFree}
    />
  );
}

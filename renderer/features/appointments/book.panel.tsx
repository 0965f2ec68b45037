import { NativeSelect } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Form, useFieldProblem } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { Panel, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { kindChoices } from './appointment-words.ts';
import classes from './book.module.css';
import { BOOKING_REFUSALS } from './booking-form.ts';
import { MovingFrom, SaveWords } from './booking-words.tsx';
import { type Doctor, useDoctors } from './doctors.ts';
import { NewPersonPanel } from './new-person.panel.tsx';
import { BookingNotices } from './notices.tsx';
import { type Booked, PersonField, PickedPerson } from './person.field.tsx';
import { PlaceFields } from './place.fields.tsx';
import { SeriesField, usePlan } from './series.field.tsx';
import { type Place, useBooking } from './use-booking.ts';
import { usePickedPerson } from './use-picked-person.ts';
import { usePlacesFocus } from './use-places-focus.ts';

export type BookPanelProps = {
  patientId?: number | undefined;
  doctorId?: number | undefined;
  /** A place that was chosen already; without it the next free one of the doctor. */
  place?: Place | undefined;
  /** A booking to be moved instead of a new one. */
  moving?: Appointment | undefined;
  onDone?: ((appointment: Appointment) => void) | undefined;
  onLeave: () => void;
};

/** Books, or moves a booking, beside whatever screen the desk is on: person, place, Enter (APT-2, APT-8). */
export function BookPanel(props: BookPanelProps) {
  const { t } = useLanguage();
  const { doctors, isWaiting } = useDoctors();
  const title = props.moving ? t('appointments.moveTitle') : t('appointments.bookTitle');
  return (
    <Panel label={title} className={classes.panel}>
      <div className="row apart">
        <h2 className="title">{title}</h2>
        <button type="button" className={classes.link} onClick={props.onLeave}>
          <KeyHint keys="Esc">{t('common.close')}</KeyHint>
        </button>
      </div>
      {isWaiting ? (
        <Skeletons rows={6} label={t('common.loading')} />
      ) : doctors.length === 0 ? (
        <p className="small dim">{t('queue.noDoctors')}</p>
      ) : (
        <Booking {...props} doctors={doctors} />
      )}
    </Panel>
  );
}

type Part = 'search' | 'new' | 'place';

function Booking(props: BookPanelProps & { doctors: readonly Doctor[] }) {
  const { moving, doctors, onLeave } = props;
  const { t } = useLanguage();
  const room = useBooking(props, props.doctorId ?? doctors[0]?.id);
  const { form } = room;
  const plan = usePlan(room);
  const who = usePickedPerson(props);
  const [typed, setTyped] = useState<{ phone: string; fullName: string } | null>(null);
  const [isAgain, setIsAgain] = useState(false);
  const part: Part = typed ? 'new' : who.person || who.isWaiting ? 'place' : 'search';
  const slots = usePlacesFocus(who.person !== null, room.day !== undefined && room.startMinute !== null);
  const submit = useRef<HTMLButtonElement>(null);
  const personProblem = useFieldProblem(form, 'patientId');

  const send = () => submit.current?.click();
  useKeys([
    { keys: 'Esc', label: t('common.close'), run: () => (typed ? setTyped(null) : onLeave()) },
    { keys: 'Ctrl Enter', label: t('appointments.bookIt'), run: send, isOff: part !== 'place' },
    { keys: 'N', label: t('appointments.nextFree'), run: room.chooseNextFree, isOff: part === 'new' },
  ]);

  function take(person: Booked): void {
    setTyped(null);
    who.pick(person);
    form.setValue('patientId', person.id);
    form.clearErrors('patientId');
  }

  function onEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (typed) setTyped(null);
    else onLeave();
  }

  if (typed)
    return (
      <NewPersonPanel
        typed={typed}
        doctorId={room.doctorId ?? 0}
        onDone={take}
        onBack={() => {
          setTyped(null);
          setIsAgain(true);
        }}
      />
    );
  return (
    <Form
      form={form}
      label={moving ? t('appointments.moveTitle') : t('appointments.bookTitle')}
      className={classes.form}
      refusalFields={BOOKING_REFUSALS}
      onSubmit={values => room.save(values, plan.places)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape bubbles up from the fields inside, which are the interactive ones. */}
      <div className={classes.fields} onKeyDown={onEscape} role="presentation">
        {who.person ? (
          <div>
            <PickedPerson
              person={who.person}
              onOther={
                moving
                  ? undefined
                  : () => {
                      who.forget();
                      setIsAgain(true);
                      form.setValue('patientId', null as never);
                    }
              }
            />
            {personProblem && <div className={classes.problem}>{personProblem}</div>}
          </div>
        ) : (
          !who.isWaiting && (
            <PersonField
              isFirst={props.patientId === undefined || isAgain}
              problem={personProblem}
              onPick={take}
              onNew={setTyped}
            />
          )
        )}
        <ProblemNotice error={who.error} />
        {moving && <MovingFrom appointment={moving} />}
        <PlaceFields room={room} doctors={doctors} onEnter={send} listRef={slots} />
        {!moving && (
          <div className={classes.two}>
            <NativeSelect
              {...form.register('kind')}
              size="sm"
              label={t('appointments.kind')}
              data={kindChoices(t)}
            />
            <TextField form={form} name="note" label={t('appointments.note')} maxLength={120} isOptional />
          </div>
        )}
        {room.isOver && room.mayOverbook && (
          <TextField
            form={form}
            name="overbookReason"
            label={t('appointments.overbookReason')}
            description={t('appointments.overbookAbout')}
            maxLength={120}
          />
        )}
        {!moving && <SeriesField room={room} plan={plan} />}
        <BookingNotices notices={room.notices} />
        <ProblemNotice error={room.error} onRetry={send} />
        <div className={classes.foot}>
          <SaveButton busy={room.busy} keys="Ctrl ↵" isFullWidth onClick={send}>
            <SaveWords room={room} count={plan.places.length} isMoving={moving !== undefined} />
          </SaveButton>
          <button ref={submit} type="submit" hidden tabIndex={-1} aria-hidden />
        </div>
      </div>
    </Form>
  );
}

import { Button, NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { type FieldPath, useFieldArray } from 'react-hook-form';
import { contract } from '#shared/contract/index.ts';
import type { Schedule } from '#shared/features/appointments/session.schema.ts';
import { weekdayIn } from '#shared/i18n/day-words.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { TextField } from '../../ui/fields.tsx';
import { Form, type FormOf, useFieldProblem, useSchemaForm } from '../../ui/form.tsx';
import { NumberField } from '../../ui/number-fields.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { span } from './clock-words.ts';
import { DayField } from './day.field.tsx';
import type { Doctor } from './doctors.ts';
import classes from './schedule.module.css';
import { newRow, rowsOf, scheduleFormSchema, type TypedSchedule } from './schedule-form.ts';
import { WeekdaysField } from './weekdays.field.tsx';

/** One doctor's week and the changes that follow it. */
export function SittingsPanel({ doctor }: { doctor: Doctor }) {
  const { t } = useLanguage();
  const mayChange = usePerson().may('schedules:change');
  const reading = useRead(contract.appointments.schedules, { doctorId: doctor.id });
  const schedules = reading.answer;
  if (reading.isWaiting) return <Skeletons rows={3} label={t('common.loading')} />;
  return (
    <>
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {schedules && (
        <>
          <ValidFrom schedules={schedules} />
          {mayChange ? (
            <SittingsForm key={doctor.id} doctor={doctor} schedules={schedules} />
          ) : (
            <SittingsReading schedule={schedules[0]} />
          )}
        </>
      )}
    </>
  );
}

/** What holds now and what is set already for later. */
function ValidFrom({ schedules }: { schedules: readonly Schedule[] }) {
  const { t, language } = useLanguage();
  const later = schedules.slice(1);
  if (later.length === 0) return null;
  return (
    <p className="small amber">
      {later
        .map(one =>
          t('appointments.changesFrom', {
            day: longDay(one.validFrom, language),
            count: one.sessions.length,
          }),
        )
        .join(' · ')}
    </p>
  );
}

function SittingsReading({ schedule }: { schedule: Schedule | undefined }) {
  const { t, language } = useLanguage();
  if (!schedule || schedule.sessions.length === 0)
    return <p className="small dim">{t('appointments.noSittings')}</p>;
  return (
    <ul>
      {schedule.sessions.map(session => (
        <li key={session.id} className={classes.reading}>
          <span className="strong">{weekdayIn(language, session.weekday)}</span>
          <span className="numeric">{span(session.startMinute, session.endMinute)}</span>
          <span className="dim">
            {session.mode === 'slots'
              ? t('appointments.slotsOf', { minutes: session.slotMinutes })
              : t('appointments.tokens')}
          </span>
        </li>
      ))}
    </ul>
  );
}

type SittingsFormProps = { doctor: Doctor; schedules: readonly Schedule[] };

function SittingsForm({ doctor, schedules }: SittingsFormProps) {
  const { t } = useLanguage();
  const { today } = useClinicDay();
  const open = useOpen();
  const current = schedules.at(-1);
  const form = useSchemaForm(scheduleFormSchema, {
    validFrom: current?.sessions.length ? addDays(today, 1) : today,
    rows: current?.sessions.length ? rowsOf(current.sessions) : [newRow],
  });
  const rows = useFieldArray({ control: form.control, name: 'rows' });
  const write = useWrite(contract.appointments.setSchedule);
  const [toRebook, setToRebook] = useState(0);
  const dayProblem = useFieldProblem(form, 'validFrom');
  const { isDirty } = form.formState;

  useEffect(() => {
    if (isDirty) setToRebook(0);
  }, [isDirty]);

  return (
    <Form
      form={form}
      label={t('appointments.sittingsOf', { name: doctor.fullName })}
      className={classes.form}
      refusalFields={{ DATE_HAS_PASSED: 'validFrom' }}
      onSubmit={async values => {
        const saved = await write.call({
          doctorId: doctor.id,
          validFrom: values.validFrom,
          sessions: values.sessions,
        });
        toast(t('appointments.scheduleSaved', { name: doctor.fullName }));
        form.reset(form.getValues());
        setToRebook(saved.toRebook);
      }}
    >
      <div className={classes.table}>
        {rows.fields.length > 0 && (
          <div className={classes.titles} aria-hidden>
            <span>{t('appointments.weekdays')}</span>
            <span>{t('appointments.from')}</span>
            <span>{t('appointments.till')}</span>
            <span>{t('appointments.mode')}</span>
            <span className="right">{t('appointments.minutes')}</span>
            <span className="right">{t('appointments.perSlot')}</span>
            <span className="right">{t('appointments.phoneQuota')}</span>
            <span className="right">{t('appointments.walkInQuota')}</span>
            <span>{t('appointments.lastToken')}</span>
            <span>{t('appointments.breaks')}</span>
            <span>{t('appointments.roomShort')}</span>
            <span />
          </div>
        )}
        {rows.fields.map((row, index) => (
          <SittingRow key={row.id} form={form} index={index} onRemove={() => rows.remove(index)} />
        ))}
        {rows.fields.length === 0 && <p className="small dim">{t('appointments.noSittings')}</p>}
      </div>
      <div className={classes.foot}>
        <Button variant="default" onClick={() => rows.append({ ...newRow, weekdays: [...newRow.weekdays] })}>
          {t('appointments.addSitting')}
        </Button>
        <span className="push" />
        <DayField
          label={t('appointments.validFrom')}
          value={form.watch('validFrom')}
          onChange={date => form.setValue('validFrom', date, { shouldDirty: true })}
          problem={dayProblem}
        />
        <SaveButton busy={write.pending}>{t('common.save')}</SaveButton>
      </div>
      <ProblemNotice error={write.error} />
      {toRebook > 0 && (
        <div className={classes.rebook} role="status">
          <span className="strong">{t('appointments.mustRebook', { count: toRebook })}</span>
          <Button variant="default" onClick={() => open.calendar({ tab: 'toRebook' })}>
            {t('appointments.showThem')}
          </Button>
        </div>
      )}
    </Form>
  );
}

type SittingRowProps = { form: FormOf<TypedSchedule>; index: number; onRemove: () => void };

function SittingRow({ form, index, onRemove }: SittingRowProps) {
  const { t } = useLanguage();
  const mode = form.watch(`rows.${index}.mode`);
  const at = (name: string) => `rows.${index}.${name}` as FieldPath<TypedSchedule>;
  return (
    <div className={classes.row}>
      <WeekdaysField form={form} name={`rows.${index}.weekdays`} />
      <TextField
        form={form}
        name={at('start')}
        label={t('appointments.from')}
        placeholder="9:30"
        maxLength={10}
      />
      <TextField
        form={form}
        name={at('end')}
        label={t('appointments.till')}
        placeholder="13:30"
        maxLength={10}
      />
      <NativeSelect
        {...form.register(`rows.${index}.mode`)}
        size="sm"
        label={t('appointments.mode')}
        data={[
          { value: 'slots', label: t('appointments.slots') },
          { value: 'tokens', label: t('appointments.tokens') },
        ]}
      />
      <NumberField form={form} name={at('slotMinutes')} label={t('appointments.minutes')} />
      <NumberField
        form={form}
        name={at('perSlot')}
        label={t('appointments.perSlot')}
        isDisabled={mode === 'tokens'}
      />
      <NumberField form={form} name={at('phoneQuota')} label={t('appointments.phoneQuota')} placeholder="–" />
      <NumberField
        form={form}
        name={at('walkInQuota')}
        label={t('appointments.walkInQuota')}
        placeholder="–"
      />
      <TextField form={form} name={at('lastToken')} label={t('appointments.lastToken')} maxLength={10} />
      <TextField
        form={form}
        name={at('breaks')}
        label={t('appointments.breaks')}
        placeholder={t('appointments.breaksHint')}
        maxLength={200}
      />
      <TextField form={form} name={at('room')} label={t('appointments.roomShort')} maxLength={20} />
      <button type="button" className={classes.remove} onClick={onRemove} aria-label={t('common.remove')}>
        <IconTrash size={16} stroke={1.6} aria-hidden />
      </button>
    </div>
  );
}

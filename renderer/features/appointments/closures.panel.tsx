import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { type Closure, newClosureSchema } from '#shared/features/appointments/session.schema.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay, shortDay } from '../../app/wall-clock.ts';
import { TextField } from '../../ui/fields.tsx';
import { Form, useFieldProblem, useSchemaForm } from '../../ui/form.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { readClock, span } from './clock-words.ts';
import { DayField } from './day.field.tsx';
import type { Doctor } from './doctors.ts';
import classes from './schedule.module.css';

const AHEAD_DAYS = 365;
const NOTHING: readonly Closure[] = [];
const CLINIC = 0;

const shape = newClosureSchema.shape;
const optionalTime = z.string().transform((typed, context) => {
  if (typed.trim() === '') return null;
  const minute = readClock(typed);
  if (minute !== undefined) return minute;
  context.addIssue({ code: 'custom', message: 'NOT_A_TIME' });
  return z.NEVER;
});

const closureFormSchema = z
  .object({
    doctorId: z.number(),
    fromDate: shape.fromDate,
    toDate: shape.toDate,
    fromTime: optionalTime,
    toTime: optionalTime,
    reason: shape.reason,
  })
  .superRefine((value, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (value.toDate < value.fromDate) problem('toDate', 'ENDS_BEFORE_IT_BEGINS');
    if (value.fromDate !== value.toDate) return;
    if (value.fromTime !== null && value.toTime === null) problem('toTime', 'REQUIRED');
    if (value.fromTime === null && value.toTime !== null) problem('fromTime', 'REQUIRED');
    if (value.fromTime !== null && value.toTime !== null && value.toTime <= value.fromTime)
      problem('toTime', 'ENDS_BEFORE_IT_BEGINS');
  });

type ClosuresPanelProps = {
  doctors: readonly Doctor[];
  /** The people the new absence leaves without a doctor. */
  onToRebook: (people: readonly Appointment[]) => void;
};

/** Leave of a doctor and holidays of the clinic: what is coming, and one line to add another. */
export function ClosuresPanel({ doctors, onToRebook }: ClosuresPanelProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const reading = useRead(contract.appointments.closures, {
    fromDate: today,
    toDate: addDays(today, AHEAD_DAYS),
  });
  const closures = reading.answer ?? NOTHING;
  const add = useWrite(contract.appointments.addClosure);
  const withdraw = useWrite(contract.appointments.withdrawClosure);
  const [count, setCount] = useState(0);

  return (
    <div className={classes.closures}>
      <ClosureForm
        key={count}
        doctors={doctors}
        add={add}
        onAdded={people => {
          setCount(count + 1);
          onToRebook(people);
        }}
      />
      <ProblemNotice error={add.error} />
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      <ProblemNotice error={withdraw.error} />
      {reading.isWaiting && <Skeletons rows={2} label={t('common.loading')} />}
      {reading.answer && closures.length === 0 && (
        <EmptyState title={t('appointments.noClosures')} hint={t('appointments.noClosuresHint')} />
      )}
      <ul>
        {closures.map(closure => (
          <li key={closure.id} className={classes.closure}>
            <span className="strong clip">
              {closure.doctorId === null
                ? t('appointments.wholeClinic')
                : doctors.find(doctor => doctor.id === closure.doctorId)?.fullName}
            </span>
            <span className="no-wrap">
              {closure.fromDate === closure.toDate
                ? longDay(closure.fromDate, language, true)
                : `${shortDay(closure.fromDate, language, true)} – ${longDay(closure.toDate, language, true)}`}
              {closure.fromMinute !== null && closure.toMinute !== null && (
                <span className="numeric"> {span(closure.fromMinute, closure.toMinute)}</span>
              )}
            </span>
            <span className="clip dim">{closure.reason}</span>
            <Button
              variant="default"
              onClick={() =>
                void withdraw
                  .call({ closureId: closure.id })
                  .then(() => toast(t('appointments.closureWithdrawn')))
                  .catch(() => undefined)
              }
            >
              {t('appointments.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

type ClosureFormProps = {
  doctors: readonly Doctor[];
  add: ReturnType<typeof useWrite<typeof contract.appointments.addClosure>>;
  onAdded: (people: readonly Appointment[]) => void;
};

function ClosureForm({ doctors, add, onAdded }: ClosureFormProps) {
  const { t } = useLanguage();
  const { today } = useClinicDay();
  const form = useSchemaForm(closureFormSchema, {
    doctorId: doctors[0]?.id ?? CLINIC,
    fromDate: addDays(today, 1),
    toDate: addDays(today, 1),
    fromTime: '',
    toTime: '',
    reason: '',
  });
  const [fromDate, toDate] = form.watch(['fromDate', 'toDate']);
  const fromProblem = useFieldProblem(form, 'fromDate');
  const toProblem = useFieldProblem(form, 'toDate');
  const isOneDay = fromDate === toDate;
  return (
    <Form
      form={form}
      label={t('appointments.addClosure')}
      className={classes.closureForm}
      refusalFields={{ DATE_HAS_PASSED: 'fromDate' }}
      onSubmit={async values => {
        const { closure, toRebook } = await add.call({
          doctorId: values.doctorId === CLINIC ? null : values.doctorId,
          fromDate: values.fromDate,
          toDate: values.toDate,
          fromMinute: isOneDay ? values.fromTime : null,
          toMinute: isOneDay ? values.toTime : null,
          reason: values.reason,
        });
        toast(t('appointments.closureAdded', { reason: closure.reason, count: toRebook.length }));
        onAdded(toRebook);
      }}
    >
      <NativeSelect
        {...form.register('doctorId', { valueAsNumber: true })}
        size="sm"
        label={t('appointments.who')}
        data={[
          ...doctors.map(doctor => ({ value: String(doctor.id), label: doctor.fullName })),
          { value: String(CLINIC), label: t('appointments.wholeClinic') },
        ]}
      />
      <DayField
        label={t('appointments.fromDay')}
        value={fromDate}
        problem={fromProblem}
        onChange={date => {
          form.setValue('fromDate', date);
          if (toDate < date || isOneDay) form.setValue('toDate', date);
          form.clearErrors(['fromDate', 'toDate']);
        }}
      />
      <DayField
        label={t('appointments.tillDay')}
        value={toDate}
        problem={toProblem}
        onChange={date => {
          form.setValue('toDate', date);
          form.clearErrors('toDate');
        }}
      />
      <TextField
        form={form}
        name="fromTime"
        label={t('appointments.from')}
        placeholder={isOneDay ? t('appointments.wholeDay') : '–'}
        isDisabled={!isOneDay}
        maxLength={10}
      />
      <TextField
        form={form}
        name="toTime"
        label={t('appointments.till')}
        placeholder={isOneDay ? t('appointments.wholeDay') : '–'}
        isDisabled={!isOneDay}
        maxLength={10}
      />
      <TextField
        form={form}
        name="reason"
        label={t('appointments.reason')}
        placeholder={t('appointments.closureReasonHint')}
        maxLength={60}
      />
      <SaveButton busy={add.pending}>{t('common.add')}</SaveButton>
    </Form>
  );
}

import { NativeSelect } from '@mantine/core';
import { type FocusEvent, type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { Controller } from 'react-hook-form';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Form, useFieldProblem } from '../../ui/form.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { LookalikesPanel } from '../patients/lookalikes.panel.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import { TYPED_AT_MOST, type TypedRegistration } from '../patients/register-form.ts';
import { SexField } from '../patients/sex-field.panel.tsx';
import { AlreadyInQueue } from './already-in-queue.panel.tsx';
import type { IssuedToken } from './give-token.ts';
import { GuardianLine } from './guardian-line.panel.tsx';
import { HouseholdPanel } from './household.panel.tsx';
import { usePhoneKeys } from './phone-keys.ts';
import classes from './register-line.module.css';
import { useRegistering } from './registering.ts';

export type RegisterLineHandle = { focus: () => void; submitPicked: () => boolean };

type RegisterLineProps = {
  doctors: readonly DoctorQueue[];
  onToken: (issued: IssuedToken) => void;
  onShowVisit: (visitId: number) => void;
  onLeave: () => void;
  handle?: Ref<RegisterLineHandle>;
};

type FieldName = keyof TypedRegistration;
const ORDER: readonly FieldName[] = ['phone', 'fullName', 'birth', 'sex', 'locality', 'doctorId'];
const GUARDIAN_ORDER: readonly FieldName[] = ['guardianName', 'guardianRelation'];

/** Phone first, Enter at each; the last Enter registers, gives the token and prints the slip (REG-1, APT-3). */
export function RegisterLine({ doctors, onToken, onShowVisit, onLeave, handle }: RegisterLineProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const box = useRef<HTMLDivElement>(null);
  const household = useRef<HTMLDivElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  const desk = useRegistering({ doctors, onToken, focusField });
  const { form, picked, isMinor } = desk;
  const doctorProblem = useFieldProblem(form, 'doctorId');
  const sexProblem = useFieldProblem(form, 'sex');

  function focusField(name: FieldName, isKept = false): void {
    // At once, so that fast hands never type into the field before; what appears with the same keystroke is there
    // one frame later.
    if (!focusNow()) requestAnimationFrame(focusNow);

    function focusNow(): boolean {
      const group = '[role=radiogroup] input';
      const field =
        name === 'sex'
          ? (box.current?.querySelector<HTMLElement>(`${group}:checked`) ??
            box.current?.querySelector<HTMLElement>(group))
          : box.current?.querySelector<HTMLElement>(`[name="${name}"]`);
      field?.focus();
      if (field instanceof HTMLInputElement && field.type !== 'radio') {
        if (isKept) field.setSelectionRange(field.value.length, field.value.length);
        else field.select();
      }
      return Boolean(field);
    }
  }

  function goOn(name: FieldName): void {
    const order = [...(picked ? ORDER.slice(-1) : ORDER), ...(isMinor && !picked ? GUARDIAN_ORDER : [])];
    const next = order[order.indexOf(name) + 1];
    if (next) focusField(next);
    else give();
  }

  /** The picked person needs nothing of the line but the doctor; a new one is judged first. */
  function give(): void {
    // What is refused is said by the notice below, from the write's own error.
    if (picked) void desk.submitPicked().catch(() => undefined);
    else submit.current?.click();
  }

  const phoneKeys = usePhoneKeys({
    desk,
    onMany: () => household.current?.querySelector('button')?.focus(),
    onNobody: () => goOn('phone'),
  });

  function onEnter(name: FieldName): void {
    if (name === 'phone' && phoneKeys.takesEnter()) return;
    if (desk.isGood(name)) goOn(name);
    else void form.trigger(name);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const field = event.target as HTMLInputElement;
    const name: FieldName | undefined =
      field.type === 'radio' ? 'sex' : (field.name as FieldName) || undefined;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (picked) desk.unpick();
      else onLeave();
    } else if (event.key === 'Enter' && name) {
      event.preventDefault();
      onEnter(name);
    } else if (event.key === 'ArrowDown' && name !== 'sex' && name !== 'doctorId') {
      event.preventDefault();
      const firstOfFamily = household.current?.querySelector('button');
      if (name === 'phone' && firstOfFamily) firstOfFamily.focus();
      else onLeave();
    } else if (name === 'phone') phoneKeys.onKeyDown(event);
  }

  // A field left empty is not yet a mistake; one that holds something wrong is.
  function onBlur(event: FocusEvent): void {
    const { name, value } = event.target as HTMLInputElement;
    if (name in form.getValues() && value?.trim()) void form.trigger(name as FieldName);
  }

  useImperativeHandle(handle, () => ({
    focus: () => {
      desk.unpick();
      focusField('phone');
    },
    submitPicked: () => {
      if (picked) give();
      return picked !== null;
    },
  }));

  return (
    <div>
      <Form
        form={form}
        onSubmit={desk.submit}
        label={t('common.newPatient')}
        refusalFields={{ BIRTH_DATE_IN_FUTURE: 'birth', AGE_NOT_POSSIBLE: 'birth' }}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the fields inside, which are the interactive ones. */}
        <div ref={box} onKeyDown={onKeyDown} onBlur={onBlur} role="presentation">
          <div className={classes.grid}>
            <TextField
              form={form}
              name="phone"
              label={t('patients.phone')}
              inputMode="tel"
              maxLength={TYPED_AT_MOST.phone}
              isFirst
            />
            {picked ? (
              <div className={classes.picked}>
                <span className="strong clip">{namesFor(language, picked)[0]}</span>
                <span className="dim no-wrap">{ageAndSex(t, picked, today)}</span>
                <span className="small dim clip">
                  {[picked.uhid, picked.locality].filter(Boolean).join(' · ')}
                </span>
                <button type="button" className={classes.unpick} onClick={desk.unpick}>
                  <KeyHint keys="Esc">{t('queue.someoneElse')}</KeyHint>
                </button>
              </div>
            ) : (
              <>
                <TextField
                  form={form}
                  name="fullName"
                  label={t('patients.fullName')}
                  placeholder={t('queue.namePlaceholder')}
                  maxLength={TYPED_AT_MOST.name}
                />
                <TextField
                  form={form}
                  name="birth"
                  label={t('patients.age')}
                  placeholder="34"
                  maxLength={TYPED_AT_MOST.age}
                />
                <Controller
                  control={form.control}
                  name="sex"
                  render={({ field }) => (
                    <SexField
                      value={field.value ?? ''}
                      onChange={field.onChange}
                      onDone={() => goOn('sex')}
                      problem={sexProblem}
                    />
                  )}
                />
                <TextField
                  form={form}
                  name="locality"
                  label={t('patients.locality')}
                  placeholder={t('queue.localityPlaceholder')}
                  maxLength={TYPED_AT_MOST.line}
                />
              </>
            )}
            <NativeSelect
              {...form.register('doctorId', { valueAsNumber: true })}
              size="sm"
              label={t('queue.doctor')}
              error={doctorProblem}
              data={doctors.map(doctor => ({ value: String(doctor.doctorId), label: doctor.doctorName }))}
            />
            <SaveButton busy={desk.busy} keys="↵" isOff={doctors.length === 0} onClick={give}>
              {t('queue.giveToken')}
            </SaveButton>
            <button ref={submit} type="submit" hidden tabIndex={-1} aria-hidden />
          </div>
          {isMinor && !picked && <GuardianLine form={form} />}
          <div className={classes.notice}>
            <ProblemNotice error={desk.error} onRetry={give} />
          </div>
        </div>
        {desk.household.length > 0 && !desk.lookalikesFor && (
          <HouseholdPanel
            listRef={household}
            people={desk.household}
            pickedId={picked?.id}
            onPick={desk.pick}
            onAdd={desk.addMember}
          />
        )}
      </Form>
      {desk.already && (
        <AlreadyInQueue
          token={desk.already.token}
          onShow={() => {
            const visitId = desk.already?.visitId;
            desk.clear();
            if (visitId !== undefined) onShowVisit(visitId);
          }}
          onClose={desk.forgetAlready}
        />
      )}
      {desk.lookalikesFor && (
        <LookalikesPanel
          typed={desk.lookalikesFor}
          busy={desk.busy}
          onUse={desk.takeLookalike}
          onDifferent={desk.registerAsDifferent}
          onBack={desk.forgetLookalikes}
        />
      )}
    </div>
  );
}

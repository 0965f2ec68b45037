import { NativeSelect } from '@mantine/core';
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Form, useFieldProblem } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { TYPED_AT_MOST } from '../patients/register-form.ts';
import { bookedToday } from './board-rows.ts';
import { NewPersonFields, PickedPerson } from './five-fields.panel.tsx';
import { focusFieldIn } from './focus-field.ts';
import type { IssuedToken } from './give-token.ts';
import { GuardianLine } from './guardian-line.panel.tsx';
import { HouseholdPanel } from './household.panel.tsx';
import { type FieldName, fieldAfter, playKeys } from './line-fields.ts';
import { LineQuestions } from './line-questions.panel.tsx';
import { usePhoneKeys } from './phone-keys.ts';
import { sessionRefusalWords } from './queue-words.ts';
import classes from './register-line.module.css';
import { useRegistering } from './registering.ts';
import { mayBeUhid, useScannedCode } from './scanned-code.ts';
import { TokenExtrasLine } from './token-extras.panel.tsx';
import { useScannedPerson } from './use-scanned-person.ts';

export type RegisterLineHandle = {
  focus: () => void;
  submitPicked: () => boolean;
  pickedId: () => number | undefined;
};

type RegisterLineProps = {
  doctors: readonly DoctorQueue[];
  onToken: (issued: IssuedToken) => void;
  onShowVisit: (visitId: number) => void;
  onLeave: () => void;
  handle?: Ref<RegisterLineHandle>;
};

/** Phone first, Enter at each; the last Enter registers, gives the token and prints the slip (REG-1, APT-3). */
export function RegisterLine({ doctors, onToken, onShowVisit, onLeave, handle }: RegisterLineProps) {
  const { t } = useLanguage();
  const person = usePerson();
  const { today } = useClinicDay();
  const box = useRef<HTMLDivElement>(null);
  const household = useRef<HTMLDivElement>(null);
  const reason = useRef<HTMLInputElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  const [asksUnknown, setAsksUnknown] = useState(false);
  const desk = useRegistering({ doctors, onToken, focusField });
  const { form, picked, isMinor, extras, sessionRefusal } = desk;
  const doctorProblem = useFieldProblem(form, 'doctorId');
  const scan = useScannedPerson(desk, focusField);
  const scanner = useScannedCode(code => void scan.takeCard(code));
  const hasExtras = desk.hasWholePhone || picked !== null || extras.isEmergency;
  // A doctor who is not there cannot be overbooked.
  const asksReason =
    sessionRefusal !== null && sessionRefusal.code !== 'DOCTOR_AWAY' && person.may('appointments:overbook');

  useEffect(() => {
    if (asksReason) reason.current?.focus();
  }, [asksReason]);

  function focusField(name: FieldName, isKept = false): void {
    focusFieldIn(box, name, isKept);
  }

  function goOn(name: FieldName): void {
    const next = fieldAfter(desk, name, today);
    if (next) focusField(next);
    else give();
  }

  /** The picked person needs nothing of the line but the doctor; a new one is judged first. */
  function give(): void {
    // What is refused is said by the notice below, from the write's own error.
    if (picked) void desk.submitPicked().catch(() => undefined);
    else submit.current?.click();
  }

  function playInName(keys: readonly string[]): void {
    const { name, isGiven } = playKeys(desk, 'fullName', keys, today);
    focusField(name, keys.length > 0);
    if (isGiven) give();
  }

  const phoneKeys = usePhoneKeys({
    desk,
    onMany: () => household.current?.querySelector('button')?.focus(),
    onNobody: playInName,
    onMember: keys => {
      desk.addMember();
      playInName(keys);
    },
    onPick: (one, isEnough) => {
      if (isEnough) void desk.pickAndGive(one).catch(() => undefined);
      else desk.pick(one);
    },
  });

  function onEnter(name: FieldName): void {
    if (name === 'phone' && mayBeUhid(form.getValues('phone'))) void scan.takeUhid(form.getValues('phone'));
    else if (desk.isGood(name)) goOn(name);
    else void form.trigger(name);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const field = event.target as HTMLInputElement;
    const name = field.type === 'radio' ? 'sex' : field.name;
    const isExtra = name === 'complaint' || name === 'overbookReason';
    if (name === 'phone' && (scanner.takesKey(event, field) || phoneKeys.takesKey(event)))
      event.preventDefault();
    else if (event.key === 'Escape') {
      event.preventDefault();
      if (picked) desk.unpick();
      else onLeave();
    } else if (event.key === 'Enter' && name) {
      event.preventDefault();
      if (isExtra) give();
      else onEnter(name as FieldName);
    } else if (event.key === 'Tab' && !event.shiftKey && name === 'doctorId' && hasExtras) {
      event.preventDefault();
      box.current?.querySelector<HTMLElement>('[name="complaint"]')?.focus();
    } else if (event.key === 'ArrowDown' && name !== 'sex' && name !== 'doctorId') {
      event.preventDefault();
      const firstOfFamily = household.current?.querySelector('button');
      if (name === 'phone' && firstOfFamily) firstOfFamily.focus();
      else onLeave();
    }
  }

  function onPaste(event: ClipboardEvent): void {
    if (scanner.takesPaste(event.clipboardData.getData('text'))) event.preventDefault();
  }

  // A field left empty is not yet a mistake; one that holds something wrong is.
  function onBlur(event: FocusEvent): void {
    const { name, value } = event.target as HTMLInputElement;
    if (name in form.getValues() && value?.trim()) void form.trigger(name as FieldName);
  }

  useKeys([
    {
      keys: 'Ctrl E',
      label: t('queue.emergencyToken'),
      onStrip: false,
      run: () => {
        desk.setExtras({ isEmergency: !extras.isEmergency });
        if (!box.current?.contains(document.activeElement)) focusField('phone', true);
      },
    },
    { keys: 'Ctrl U', label: t('queue.unknown'), run: () => setAsksUnknown(true) },
  ]);

  useImperativeHandle(handle, () => ({
    focus: () => {
      desk.unpick();
      focusField('phone');
    },
    submitPicked: () => {
      if (picked) give();
      return picked !== null;
    },
    pickedId: () => picked?.id,
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
        <div ref={box} onKeyDown={onKeyDown} onBlur={onBlur} onPaste={onPaste} role="presentation">
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
              <PickedPerson
                person={picked}
                bookedMinute={bookedToday(doctors, picked.id)?.startMinute}
                onUnpick={desk.unpick}
              />
            ) : (
              <NewPersonFields form={form} onSexDone={() => goOn('sex')} />
            )}
            <NativeSelect
              {...form.register('doctorId', { valueAsNumber: true, onChange: desk.doctorChosen })}
              size="sm"
              label={t('queue.doctor')}
              error={sessionRefusal ? sessionRefusalWords(t, sessionRefusal, asksReason) : doctorProblem}
              data={doctors.map(doctor => ({ value: String(doctor.doctorId), label: doctor.doctorName }))}
            />
            <SaveButton busy={desk.busy} keys="↵" isOff={doctors.length === 0} onClick={give}>
              {t(extras.isEmergency ? 'queue.giveEmergencyToken' : 'queue.giveToken')}
            </SaveButton>
            <button ref={submit} type="submit" hidden tabIndex={-1} aria-hidden />
          </div>
          {isMinor && !picked && <GuardianLine form={form} />}
          {hasExtras && (
            <TokenExtrasLine
              extras={extras}
              onChange={desk.setExtras}
              asksReason={asksReason}
              reasonRef={reason}
            />
          )}
          <div className={classes.notice}>
            <ProblemNotice error={desk.error} onRetry={give} />
          </div>
        </div>
        {desk.household.length > 0 && !desk.lookalikesFor && (
          <HouseholdPanel
            listRef={household}
            people={desk.household}
            doctors={doctors}
            pickedId={picked?.id}
            onPick={desk.pick}
            onAdd={desk.addMember}
          />
        )}
      </Form>
      <LineQuestions
        desk={desk}
        asksUnknown={asksUnknown}
        onUnknownClosed={() => setAsksUnknown(false)}
        onBackToLine={() => focusField('phone', true)}
        onShowVisit={onShowVisit}
      />
    </div>
  );
}

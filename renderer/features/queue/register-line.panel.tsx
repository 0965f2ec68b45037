import { NativeSelect } from '@mantine/core';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { Form, useFieldProblem } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import {
  AgeAndSexFields,
  ChildsGuardianFields,
  LocalityLine,
  NameField,
  PhoneField,
} from '../patients/new-person.fields.tsx';
import { bookedToday } from './board-rows.ts';
import { focusFieldIn } from './focus-field.ts';
import type { IssuedToken } from './give-token.ts';
import { HouseholdPanel } from './household.panel.tsx';
import type { FieldName } from './line-fields.ts';
import { useLineKeyboard } from './line-keyboard.ts';
import { LineQuestions } from './line-questions.panel.tsx';
import { PickedPerson } from './picked-person.panel.tsx';
import { sessionRefusalWords } from './queue-words.ts';
import classes from './register-line.module.css';
import { useRegistering } from './registering.ts';
import { TokenExtrasLine } from './token-extras.panel.tsx';

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
  const box = useRef<HTMLDivElement>(null);
  const household = useRef<HTMLDivElement>(null);
  const reason = useRef<HTMLInputElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  const [asksUnknown, setAsksUnknown] = useState(false);
  const desk = useRegistering({ doctors, onToken, focusField });
  const { form, picked, isMinor, extras, sessionRefusal } = desk;
  const doctorProblem = useFieldProblem(form, 'doctorId');
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

  const { goOn, give, ...events } = useLineKeyboard({
    desk,
    box,
    household,
    submit,
    focusField,
    hasExtras,
    onLeave,
  });

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
        <div ref={box} {...events} role="presentation">
          <div className={classes.grid}>
            <PhoneField form={form} isFirst />
            {picked ? (
              <PickedPerson
                person={picked}
                bookedMinute={bookedToday(doctors, picked.id)?.startMinute}
                onUnpick={desk.unpick}
              />
            ) : (
              <>
                <NameField form={form} placeholder={t('queue.namePlaceholder')} />
                <AgeAndSexFields form={form} onDone={() => goOn('sex')} />
                <LocalityLine form={form} placeholder={t('queue.localityPlaceholder')} />
              </>
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
          {isMinor && !picked && (
            <div className={classes.guardian}>
              <span className={`${classes.guardianWord} tiny dim`}>{t('patients.isChild')}</span>
              <ChildsGuardianFields form={form} />
            </div>
          )}
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

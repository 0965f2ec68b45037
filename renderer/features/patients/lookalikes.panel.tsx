import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Lookalike, NewPatientInput, PatientLine } from '#shared/features/patients/patient.schema.ts';
import { formatPhone, normalisePhone } from '#shared/kernel/phone.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage, useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { isKey } from '../../ui/key-bindings.ts';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import classes from './lookalikes.module.css';
import { ageAndSex } from './patient-words.ts';
import { TYPED_AT_MOST } from './register-form.ts';

type LookalikesPanelProps = {
  typed: NewPatientInput;
  busy: boolean;
  onUse: (patient: PatientLine) => void;
  onDifferent: (because: string) => void;
  onBack: () => void;
};

type Reason = Lookalike['because'][number];

/** Before anything is saved (REG-5): the new person beside those who may be the same, with what they share marked. */
export function LookalikesPanel({ typed, busy, onUse, onDifferent, onBack }: LookalikesPanelProps) {
  const t = useTranslation();
  const panel = useRef<HTMLElement>(null);
  const reason = useRef<HTMLInputElement>(null);
  const [because, setBecause] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { answer } = useRead(contract.patients.lookalikes, {
    fullName: typed.fullName,
    phone: typed.phone,
    birthOn: typed.birthOn,
    sex: typed.sex,
    abhaNumber: typed.abhaNumber ?? '',
  });
  const isReady = answer !== undefined;
  useEffect(() => {
    if (isReady) panel.current?.querySelector('button')?.focus();
  }, [isReady]);

  function saveAsDifferent(): void {
    const text = because.trim();
    setIsMissing(text === '');
    if (text === '') reason.current?.focus();
    else onDifferent(text);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target === reason.current) {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      saveAsDifferent();
      return;
    }
    const place = (answer ?? []).findIndex((_, index) => isKey(event.nativeEvent, String(index + 1)));
    const chosen = answer?.[place];
    if (chosen) {
      event.preventDefault();
      onUse(chosen.patient);
    } else if (isKey(event.nativeEvent, 'D')) {
      event.preventDefault();
      reason.current?.focus();
    }
  }

  return (
    <KeyLayer
      keys={[
        { keys: '1', label: t('patients.useThis') },
        { keys: 'D', label: t('patients.registerAsNew') },
        { keys: 'Esc', label: t('common.back'), run: onBack },
      ]}
    >
      <section
        ref={panel}
        className={classes.panel}
        aria-label={t('patients.lookalikesTitle')}
        onKeyDown={onKeyDown}
      >
        <div className="row apart">
          <h2 className="strong">{t('patients.lookalikesTitle')}</h2>
          <span className="tiny dim">{t('patients.lookalikesHint')}</span>
        </div>
        {answer ? (
          <div className={classes.sides}>
            <Side title={t('patients.asTyped')} person={typed} />
            {answer.map(({ patient, because: shared }, index) => (
              <Side
                key={patient.id}
                title={patient.uhid}
                person={patient}
                shared={shared}
                lastVisitOn={patient.lastVisitOn}
                action={
                  <Button
                    variant="default"
                    onClick={() => onUse(patient)}
                    rightSection={<KeyHint keys={String(index + 1)} />}
                  >
                    {t('patients.useThis')}
                  </Button>
                }
              />
            ))}
          </div>
        ) : (
          <Skeletons rows={2} label={t('common.loading')} />
        )}
        <div className={classes.reason}>
          <TextInput
            ref={reason}
            label={t('patients.differentBecause')}
            placeholder={t('patients.differentBecauseHint')}
            value={because}
            maxLength={Math.min(120, TYPED_AT_MOST.line)}
            error={isMissing ? t('problems.REQUIRED') : undefined}
            onChange={event => setBecause(event.currentTarget.value)}
            autoComplete="off"
          />
          <SaveButton busy={busy} keys="D" onClick={saveAsDifferent}>
            {t('patients.registerAsNew')}
          </SaveButton>
          <Button variant="default" onClick={onBack} rightSection={<KeyHint keys="Esc" />}>
            {t('common.back')}
          </Button>
        </div>
      </section>
    </KeyLayer>
  );
}

type Person = Pick<NewPatientInput, 'fullName' | 'phone' | 'birthOn' | 'birthIsEstimated' | 'sex'> & {
  locality?: string | undefined;
};
type SideProps = {
  title: string;
  person: Person;
  shared?: readonly Reason[];
  lastVisitOn?: string | null;
  action?: ReactNode;
};

function Side({ title, person, shared = [], lastVisitOn, action }: SideProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const mark = (...reasons: Reason[]) =>
    reasons.some(reason => shared.includes(reason)) ? 'amber strong' : '';
  return (
    <div className={classes.side}>
      <span className="tiny dim">{title}</span>
      <span className={`strong ${mark('name', 'soundsAlike')}`}>{person.fullName}</span>
      <span className={`small ${mark('age', 'sex')}`}>{ageAndSex(t, person, today)}</span>
      <span className={`small numeric ${mark('phone')}`}>
        {formatPhone(normalisePhone(person.phone) ?? person.phone)}
      </span>
      <span className="small dim">{person.locality || '\u00a0'}</span>
      {lastVisitOn !== undefined && (
        <span className="tiny dim">
          {t('patients.lastVisit')} {lastVisitOn ? longDay(lastVisitOn, language) : t('patients.never')}
        </span>
      )}
      {action}
    </div>
  );
}

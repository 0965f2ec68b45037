import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { NewPatientInput, PatientLine } from '#shared/features/patients/patient.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { isKey } from '../../ui/key-bindings.ts';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { LookalikeSide, TypedSide } from './lookalike-side.panel.tsx';
import classes from './lookalikes.module.css';
import { TYPED_AT_MOST } from './register-form.ts';

type LookalikesPanelProps = {
  typed: NewPatientInput;
  busy: boolean;
  onUse: (patient: PatientLine) => void;
  onDifferent: (because: string) => void;
  onBack: () => void;
};

const MOST_SHOWN = 5;

/** Before anything is saved (REG-5): the new person beside those who may be the same, with what they share marked. */
export function LookalikesPanel({ typed, busy, onUse, onDifferent, onBack }: LookalikesPanelProps) {
  const t = useTranslation();
  const panel = useRef<HTMLElement>(null);
  const reason = useRef<HTMLInputElement>(null);
  const [because, setBecause] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const reading = useRead(contract.patients.lookalikes, {
    fullName: typed.fullName,
    phone: typed.phone,
    altPhone: typed.altPhone ?? '',
    birthOn: typed.birthOn,
    sex: typed.sex,
    abhaNumber: typed.abhaNumber ?? '',
    oldNumber: typed.oldNumber ?? '',
    locality: typed.locality ?? '',
    relativeName: typed.relativeName ?? '',
    guardian: typed.guardian ?? null,
  });
  const answer = reading.answer?.slice(0, MOST_SHOWN);
  const isReady = answer !== undefined;
  // Its keys work from the first moment on, also while the likenesses are still being looked for.
  useLayoutEffect(() => panel.current?.focus(), []);
  useEffect(() => {
    if (isReady && document.activeElement === panel.current) panel.current?.querySelector('button')?.focus();
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
    } else if (isKey(event.nativeEvent, 'N')) {
      event.preventDefault();
      reason.current?.focus();
    }
  }

  const last = answer?.length ?? 1;
  return (
    <KeyLayer
      keys={[
        { keys: last > 1 ? `1 … ${last}` : '1', label: t('patients.itIsThis') },
        { keys: 'N', label: t('patients.somebodyElse') },
        { keys: 'Esc', label: t('common.back'), run: onBack },
      ]}
    >
      <section
        ref={panel}
        tabIndex={-1}
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
            <TypedSide typed={typed} />
            {answer.map((lookalike, index) => (
              <LookalikeSide
                key={lookalike.patient.id}
                typed={typed}
                lookalike={lookalike}
                action={
                  <Button
                    variant="default"
                    onClick={() => onUse(lookalike.patient)}
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
          <SaveButton busy={busy} keys="N" onClick={saveAsDifferent}>
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

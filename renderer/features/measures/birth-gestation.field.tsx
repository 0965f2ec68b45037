import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { useRefresh, useWrite } from '../../api/hooks.ts';
import { asRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { toast } from '../../ui/toasts.tsx';
import { readGestation } from './typed-day.ts';

type BirthGestationProps = { patientId: number; gestationDays: number | null };

/** Weeks of pregnancy at birth, which correct the age of a child born early. */
export function BirthGestation({ patientId, gestationDays }: BirthGestationProps) {
  const { t, sentence } = useLanguage();
  const person = usePerson();
  const refresh = useRefresh();
  const write = useWrite(contract.measures.recordState);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const known =
    gestationDays === null
      ? undefined
      : t('measures.bornAt', { weeks: Math.floor(gestationDays / 7), days: gestationDays % 7 });
  if (!person.may('vitals:record')) return known ? <span className="small dim">{known}</span> : null;

  async function save(): Promise<void> {
    const days = readGestation(typed);
    if (days === undefined) return setProblem(t('measures.gestationNotUnderstood'));
    try {
      await write.call({ patientId, state: { kind: 'gestationAtBirth', gestationDays: days } });
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      const code = refusal.fieldProblems[0]?.code ?? refusal.code;
      return setProblem(sentence(code) ?? t('problems.INVALID'));
    }
    refresh('encounters');
    setTyped('');
    toast(t('measures.gestationKept'));
  }

  return (
    <TextInput
      label={t('measures.gestationAtBirth')}
      description={known}
      placeholder={t('measures.gestationHint')}
      value={typed}
      maxLength={6}
      autoComplete="off"
      error={problem}
      rightSection={<KeyHint keys="↵" />}
      onChange={event => {
        setTyped(event.currentTarget.value);
        setProblem(undefined);
      }}
      onKeyDown={event => {
        if (event.key !== 'Enter' || event.ctrlKey) return;
        event.preventDefault();
        void save();
      }}
    />
  );
}

import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { asRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { AnswerField } from './answer.field.tsx';
import classes from './measures.module.css';
import { type DayField, PregnancyDates, type TypedDates } from './pregnancy-dates.tsx';
import { feedingWords, pregnancyWords } from './standing-words.ts';
import { readDay } from './typed-day.ts';

type State = InputOf<typeof contract.measures.recordState>['state'];
type Pregnancy = 'yes' | 'no' | 'unknown' | 'ended';
type Feeding = 'yes' | 'no' | 'unknown';
type PanelProps = { patientId: number; onDone: () => void };

const noDates: TypedDates = { lastPeriodOn: '', cycleDays: '28', dueOnByScan: '', endedOn: '' };
const SIDE_OF: Record<DayField, 'past' | 'future'> = {
  lastPeriodOn: 'past',
  dueOnByScan: 'future',
  endedOn: 'past',
};

/** Two questions of a woman of 12 to 55 years (RX-20): the checks of the medicines lean on the answers. */
export function PregnancyPanel({ patientId, onDone }: PanelProps) {
  const { t, language, sentence } = useLanguage();
  const { today } = useClinicDay();
  const reading = useRead(contract.measures.states, { patientId });
  const write = useWrite(contract.measures.recordState);
  const [pregnancy, setPregnancy] = useState<Pregnancy | null>(null);
  const [feeding, setFeeding] = useState<Feeding | null>(null);
  const [dates, setDates] = useState<TypedDates>(noDates);
  const [problems, setProblems] = useState<Partial<Record<keyof TypedDates | 'answers', string>>>({});

  function pregnancyState(answer: Pregnancy): State | undefined {
    const fields: DayField[] =
      answer === 'yes' ? ['lastPeriodOn', 'dueOnByScan'] : answer === 'ended' ? ['endedOn'] : [];
    const days: Partial<Record<DayField, string | null>> = {};
    for (const field of fields) {
      const day = readDay(dates[field], today, SIDE_OF[field]);
      if (dates[field].trim() !== '' && !day) {
        setProblems({ [field]: t('measures.dayNotUnderstood') });
        return undefined;
      }
      days[field] = day ?? null;
    }
    const cycleDays = Number(dates.cycleDays || '28');
    return { kind: 'pregnancy', answer, ...days, cycleDays: Number.isInteger(cycleDays) ? cycleDays : 0 };
  }

  async function save(): Promise<void> {
    setProblems({});
    if (!pregnancy && !feeding) return setProblems({ answers: t('measures.answerOne') });
    const first = pregnancy ? pregnancyState(pregnancy) : undefined;
    if (pregnancy && !first) return;
    try {
      if (first) await write.call({ patientId, state: first });
      setPregnancy(null);
      if (feeding) await write.call({ patientId, state: { kind: 'breastFeeding', answer: feeding } });
    } catch (thrown) {
      const found = asRefusal(thrown).fieldProblems.map(({ path, code }) => [
        path.replace('state.', ''),
        sentence(code) ?? t('problems.INVALID'),
      ]);
      return setProblems(Object.fromEntries(found));
    }
    toast(t('measures.answersKept'));
    onDone();
  }

  useKeys([
    { keys: 'Ctrl Enter', label: t('measures.saveAnswers'), run: () => void save() },
    { keys: 'Esc', label: t('common.close'), run: onDone },
  ]);

  const states = reading.answer;
  const hasFieldProblem = Object.keys(problems).length > 0;
  return (
    <section className={classes.panel} aria-label={t('measures.pregnancyAndFeeding')}>
      <SideHead title={t('measures.pregnancyAndFeeding')} onDone={onDone} />
      {reading.isWaiting && <Skeletons rows={3} label={t('common.loading')} />}
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {states && !states.isAsked && <p className="small dim">{sentence('NOT_ASKED_OF_THIS_PERSON')}</p>}
      {states?.isAsked && (
        <>
          <dl className={classes.facts}>
            <dt>{t('measures.pregnant')}</dt>
            <dd>{pregnancyWords(t, language, states.standing.pregnancy)}</dd>
            <dt>{t('measures.breastFeeding')}</dt>
            <dd>{feedingWords(t, language, states.standing.breastFeeding)}</dd>
          </dl>
          {states.hasPregnantAlert && <p className="small amber">{t('measures.alertStands')}</p>}
          <AnswerField
            label={t('measures.pregnant')}
            value={pregnancy}
            isFirst
            onChange={setPregnancy}
            choices={[
              { value: 'yes', label: t('measures.yes') },
              { value: 'no', label: t('measures.no') },
              { value: 'unknown', label: t('measures.notKnown') },
              { value: 'ended', label: t('measures.ended') },
            ]}
          />
          <PregnancyDates
            answer={pregnancy}
            dates={dates}
            problems={problems}
            onChange={(field, typed) => {
              setDates({ ...dates, [field]: typed });
              setProblems({});
            }}
            onEnter={() => void save()}
          />
          <AnswerField
            label={t('measures.breastFeeding')}
            value={feeding}
            onChange={setFeeding}
            choices={[
              { value: 'yes', label: t('measures.yes') },
              { value: 'no', label: t('measures.no') },
              { value: 'unknown', label: t('measures.notKnown') },
            ]}
          />
          {problems.answers && (
            <p className="small danger" role="alert">
              {problems.answers}
            </p>
          )}
          {!hasFieldProblem && <ProblemNotice error={write.error} onRetry={() => void save()} />}
          <SaveButton busy={write.pending} keys="Ctrl ↵" isLarge onClick={() => void save()}>
            {t('measures.saveAnswers')}
          </SaveButton>
          <span className="tiny dim">{t('measures.lapses')}</span>
        </>
      )}
    </section>
  );
}

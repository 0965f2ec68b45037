import { type KeyboardEvent, useId, useState } from 'react';
import { daysBetween, type LocalDate } from '#shared/kernel/local-date.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { dayWords, readFollowUp } from './follow-up.ts';
import { Section } from './section.tsx';
import classes from './visit.module.css';

type FollowUpFieldProps = {
  value: LocalDate | null;
  problem: string | undefined;
  onChange: (onDate: LocalDate | null) => void;
  onNext: () => void;
};

/** '5d', '2w', '26/11': the day is said beside it while it is typed; what is not understood stays. */
export function FollowUpField({ value, problem, onChange, onNext }: FollowUpFieldProps) {
  const { t, language } = useLanguage();
  const id = useId();
  const { today } = useClinicDay();
  const [typed, setTyped] = useState<string | null>(null);
  const [isHere, setIsHere] = useState(false);
  const reading = typed === null ? undefined : readFollowUp(typed, today);
  const isWrong = reading?.kind === 'notUnderstood' || reading?.kind === 'inPast';
  const words = value ? daySaid(value) : '';

  function daySaid(onDate: LocalDate): string {
    const days = daysBetween(today, onDate);
    const span = t(days === 1 ? 'encounters.oneDay' : 'encounters.days', { count: days });
    return `${dayWords(onDate, { language, today, hasWeekday: true })}, ${span}`;
  }

  function write(text: string): void {
    setTyped(text);
    const next = readFollowUp(text, today);
    onChange(next.kind === 'date' ? next.onDate : null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!isWrong) onNext();
  }

  const ownProblem = !isWrong || isHere ? undefined : sentence();
  function sentence(): string {
    return t(reading?.kind === 'inPast' ? 'encounters.followUpPast' : 'encounters.followUpNotUnderstood');
  }
  const shown = isHere || isWrong ? (typed ?? words) : words;
  return (
    <Section label={t('encounters.followUp')} htmlFor={id} problem={problem ?? ownProblem}>
      <div className={classes.followUp}>
        <input
          id={id}
          data-section="followUp"
          className={classes.followUpInput}
          value={shown}
          maxLength={30}
          autoComplete="off"
          placeholder={t('encounters.followUpHint')}
          onFocus={event => {
            setIsHere(true);
            event.currentTarget.select();
          }}
          onBlur={() => {
            setIsHere(false);
            if (!isWrong) setTyped(null);
          }}
          onChange={event => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {isHere && typed !== null && reading?.kind === 'date' && (
          <span className="small accent strong no-wrap">{daySaid(reading.onDate)}</span>
        )}
        {isHere && isWrong && <span className="small dim no-wrap">{sentence()}</span>}
      </div>
    </Section>
  );
}

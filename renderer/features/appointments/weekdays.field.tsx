import { type KeyboardEvent, useState } from 'react';
import { useController } from 'react-hook-form';
import { weekdayIn } from '#shared/i18n/day-words.ts';
import { useLanguage } from '../../app/language.tsx';
import { type FormOf, useFieldProblem } from '../../ui/form.tsx';
import classes from './schedule.module.css';
import { type TypedSchedule, WEEK } from './schedule-form.ts';

type WeekdaysFieldProps = { form: FormOf<TypedSchedule>; name: `rows.${number}.weekdays` };

/** Seven switches in one stop of the Tab key: arrows walk, Space turns. */
export function WeekdaysField({ form, name }: WeekdaysFieldProps) {
  const { t, language } = useLanguage();
  const { field } = useController({ control: form.control, name });
  const problem = useFieldProblem(form, name);
  const [at, setAt] = useState(0);
  const chosen = field.value as number[];

  function onKeyDown(event: KeyboardEvent<HTMLFieldSetElement>): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (at + step + WEEK.length) % WEEK.length;
    setAt(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div>
      <fieldset className={classes.weekdays} aria-label={t('appointments.weekdays')} onKeyDown={onKeyDown}>
        {WEEK.map((weekday, index) => {
          const isOn = chosen.includes(weekday);
          return (
            <button
              key={weekday}
              type="button"
              className={classes.weekday}
              aria-pressed={isOn}
              tabIndex={index === at ? 0 : -1}
              onFocus={() => setAt(index)}
              onBlur={field.onBlur}
              onClick={() =>
                field.onChange(isOn ? chosen.filter(one => one !== weekday) : [...chosen, weekday])
              }
            >
              {weekdayIn(language, weekday)}
            </button>
          );
        })}
      </fieldset>
      {problem && <div className={classes.problem}>{problem}</div>}
    </div>
  );
}

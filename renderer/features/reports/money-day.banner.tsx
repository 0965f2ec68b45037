import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { contract } from '#shared/contract/index.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import classes from './money-day.module.css';

/** Over every screen of who sees money: a close of a day that has not come dates every rupee behind it. */
export function MoneyDayBanner() {
  const { t, language } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const isAsked = person.may('billing:read');
  const answer = useRead(contract.reports.moneyDay, {}, { enabled: isAsked, everyMs: 60_000 }).answer;
  if (!answer?.closedAheadOn) return null;
  const inWords = (day: LocalDate) => longDay(day, language);
  return (
    <div className={classes.banner} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <span className="strong">
        {t('reports.moneyAhead', {
          onDate: inWords(answer.onDate),
          closedOn: inWords(answer.closedAheadOn),
          today: inWords(answer.today),
        })}
      </span>
      {person.may('day:close') ? (
        <Button size="compact-sm" variant="default" onClick={open.closeDay}>
          {t('reports.setAsideGo')}
        </Button>
      ) : (
        <span>{t('reports.moneyAheadAsk')}</span>
      )}
    </div>
  );
}

import type { ReactNode } from 'react';
import { PRIORITY_WORDS } from '#shared/features/queue/day-board.grid.ts';
import type { QueueRow } from '#shared/features/queue/queue.contract.ts';
import { useLanguage, useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { Chip } from '../../ui/chip.tsx';
import { PanelAction } from '../../ui/panel.tsx';
import { useTemperatureUnit } from '../encounters/temperature-unit.ts';
import { ageAndSexInWords, namesFor } from '../patients/patient-words.ts';
import { openSuggestion } from './board-row.tsx';
import { ALERT_WORDS, suggestionWords } from './queue-words.ts';
import type { RowAction } from './row-actions.ts';
import classes from './selected-visit.module.css';

type Named = Parameters<typeof namesFor>[1] & Parameters<typeof ageAndSexInWords>[1];
type SelectedHeadProps = { token: string; person: Named; status: ReactNode; children?: ReactNode };

/** The token with its state, and whose it is. */
export function SelectedHead({ token, person, status, children }: SelectedHeadProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [name, otherName] = namesFor(language, person);
  return (
    <div className={classes.who}>
      <div className="row apart">
        <h2 className="big-title">{token}</h2>
        {status}
      </div>
      <span className="title">{name}</span>
      <span className="small dim">
        {[otherName, ageAndSexInWords(t, person, today)].filter(Boolean).join(' · ')}
      </span>
      {children}
    </div>
  );
}

export function SelectedActions({ actions }: { actions: readonly RowAction[] }) {
  return (
    <div className={classes.actions}>
      {actions.map(({ keys, word, run }) => (
        <PanelAction key={keys} keys={keys} onClick={run}>
          {word}
        </PanelAction>
      ))}
    </div>
  );
}

/** What everybody at the desk and in the room should know first; allergies have chips of their own. */
export function AlertChips({ row }: { row: QueueRow }) {
  const t = useTranslation();
  return row.alerts
    .filter(alert => alert !== 'allergy')
    .map(alert => (
      <Chip key={alert} tone={alert === 'mlc' || alert === 'infectious' ? 'danger' : 'amber'}>
        {t(ALERT_WORDS[alert])}
      </Chip>
    ));
}

/** The tier that the vitals point to, as long as nobody decided. */
export function SuggestedTier({ row }: { row: QueueRow }) {
  const t = useTranslation();
  const [unit] = useTemperatureUnit();
  const suggestion = openSuggestion(row);
  if (!suggestion) return null;
  return (
    <span className="small amber strong">
      {t('queue.suggests', {
        words: suggestionWords(t, suggestion, unit),
        tier: t(PRIORITY_WORDS[suggestion.priority]),
      })}
    </span>
  );
}

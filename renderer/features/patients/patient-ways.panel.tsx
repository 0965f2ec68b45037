import type { WordKey } from '#shared/i18n/translate.ts';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './patients.module.css';

export type Way = { name: string; letter: string; word: WordKey };

type PatientWaysProps = { ways: readonly Way[]; current: string; onOpen: (name: string) => void };

/** Everything that opens at the right of a person's page, with its key; in as many columns as there is room for. */
export function PatientWays({ ways, current, onOpen }: PatientWaysProps) {
  const t = useTranslation();
  if (ways.length === 0) return null;
  return (
    <ul className={classes.ways} aria-label={t('patients.ways')}>
      {ways.map(({ name, letter, word }) => (
        <li key={name}>
          <button
            type="button"
            className={classes.way}
            aria-current={name === current ? 'true' : undefined}
            onClick={() => onOpen(name)}
          >
            <KeyHint keys={letter} />
            {t(word)}
          </button>
        </li>
      ))}
    </ul>
  );
}

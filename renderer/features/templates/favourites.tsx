import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { EncounterBody, VisitView } from '#shared/features/encounters/encounter.schema.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { printDose } from '#shared/features/prescriptions/dose-print.rules.ts';
import { isSameProduct } from '#shared/features/prescriptions/repeat-difference.rules.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { toast } from '../../ui/toasts.tsx';
import { kitFactsOf } from './kit-facts.ts';
import classes from './templates.module.css';

const QUIET_MS = 250;
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const SHOWN_AT_FIRST = 4;

type FavouritesProps = {
  visit: VisitView;
  body: EncounterBody;
  onAdd: (line: RxLine) => void;
};

/** This doctor's commonest lines for the note so far; Ctrl and the digit add one, and the checks see it like any other. */
export function Favourites({ visit, body, onAdd }: FavouritesProps) {
  const t = useTranslation();
  const [isWhole, setIsWhole] = useState(false);
  const { ageMonths, weightKg } = kitFactsOf(visit);
  const diagnoses = body.diagnoses.slice(0, 20).map(({ text, icd10 }) => ({ text, icd10 }));
  const [asked] = useDebouncedValue(JSON.stringify({ diagnoses, complaints: body.complaints }), QUIET_MS);
  const { answer } = useRead(
    contract.templates.favourites,
    { ageMonths, weightKg, ...(JSON.parse(asked) as { diagnoses: typeof diagnoses; complaints: string }) },
    { keepPrevious: true, staleMs: 60_000 },
  );
  const favourites = answer ?? [];
  const isThere = (line: RxLine) => body.lines.some(one => isSameProduct(one, line));

  function add(place: number): void {
    const line = favourites[place]?.line;
    if (!line) return;
    if (isThere(line))
      toast(t('templates.alreadyThere', { name: `${line.generic} ${line.strength}`.trim() }));
    else onAdd(line);
  }

  useKeys(
    DIGITS.map(digit => ({
      keys: `Ctrl ${digit}`,
      label: t('templates.favourite', { number: digit }),
      run: () => add(digit - 1),
      isOff: favourites.length < digit,
      onStrip: false,
    })),
  );
  if (favourites.length === 0) return null;
  const [first] = favourites;
  const title =
    first?.basis === 'usual' ? t('templates.often') : t('templates.oftenFor', { what: first?.of ?? '' });
  const shown = isWhole ? favourites : favourites.slice(0, SHOWN_AT_FIRST);
  return (
    <section className={classes.favourites} aria-label={title}>
      <span className="tiny dim">{title}</span>
      {shown.map(({ line }, place) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the key that adds it.
          key={place}
          type="button"
          tabIndex={-1}
          className={classes.favourite}
          data-there={isThere(line) || undefined}
          onClick={() => add(place)}
        >
          <KeyHint keys={`Ctrl ${place + 1}`} />
          <span className="clip">
            <span className="strong">{`${line.generic} ${line.strength}`.trim()}</span> {printDose(line.dose)}
          </span>
        </button>
      ))}
      {favourites.length > SHOWN_AT_FIRST && (
        <button type="button" tabIndex={-1} className={classes.more} onClick={() => setIsWhole(!isWhole)}>
          {isWhole
            ? t('templates.fewer')
            : t('templates.more', { count: favourites.length - SHOWN_AT_FIRST })}
        </button>
      )}
    </section>
  );
}

import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { printDose } from '#shared/features/prescriptions/dose-print.rules.ts';
import { type KitFacts, type Misfit, misfitsOf } from '#shared/features/templates/conditions.rules.ts';
import { fittedLines } from '#shared/features/templates/kit.rules.ts';
import type { Kit } from '#shared/features/templates/template.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './templates.module.css';

const MISFITS: Record<Misfit, WordKey> = {
  tooYoung: 'templates.tooYoung',
  tooOld: 'templates.tooOld',
  weightUnknown: 'templates.weightUnknown',
  tooLight: 'templates.tooLight',
  tooHeavy: 'templates.tooHeavy',
  sex: 'templates.otherSex',
  notPregnant: 'templates.notPregnant',
  pregnant: 'templates.pregnant',
  pregnancyNotAsked: 'templates.pregnancyNotAsked',
  season: 'templates.otherSeason',
};

export function misfitWords(t: Translate, misfits: readonly Misfit[]): string {
  return misfits.map(misfit => t(MISFITS[misfit])).join(', ');
}

export function lineName({ generic, strength }: RxLine): string {
  return `${generic} ${strength}`.trim();
}

/** A kit in a list; the chosen one shows what is in it and why a line will be left out. */
export function KitRow({ kit, facts, isChosen }: { kit: Kit; facts: KitFacts; isChosen: boolean }) {
  const t = useTranslation();
  const { content } = kit;
  const misfits = misfitsOf(content.conditions, facts);
  return (
    <>
      {content.key !== '' && <KeyHint keys={content.key} />}
      <span className={misfits.length > 0 ? 'dim' : 'strong'}>{kit.name}</span>
      <span className="tiny dim">{t('templates.linesInKit', { count: content.lines.length })}</span>
      {kit.isTeam && <span className="tiny dim">{t('templates.team')}</span>}
      {misfits.length > 0 && <span className="tiny amber strong push">{misfitWords(t, misfits)}</span>}
      {isChosen && (
        <span className={classes.inside}>
          {fittedLines(content, facts).map(({ line, misfits: why }) => (
            <span key={`${lineName(line)}${line.form}${printDose(line.dose)}`} className={classes.misfit}>
              {why.length > 0 ? <del>{lineName(line)}</del> : lineName(line)}{' '}
              <span className="dim">{printDose(line.dose)}</span>{' '}
              {why.length > 0 && <span className="amber strong">{misfitWords(t, why)}</span>}
            </span>
          ))}
          {[content.advice, content.tests].filter(Boolean).map(text => (
            <span key={text} className="dim clip">
              {text}
            </span>
          ))}
        </span>
      )}
    </>
  );
}

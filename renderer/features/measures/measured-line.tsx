import { contract } from '#shared/contract/index.ts';
import type { BmiClass, PressureStage } from '#shared/features/measures/measure-rows.ts';
import type { Measured } from '#shared/features/measures/measured.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import classes from './measures.module.css';
import { pregnancyChip } from './standing-words.ts';

const STAGES: Record<PressureStage | 'notStaged', WordKey> = {
  normal: 'measures.stageNormal',
  highNormal: 'measures.stageHighNormal',
  grade1: 'measures.stageGrade1',
  grade2: 'measures.stageGrade2',
  notStaged: 'measures.notStaged',
};
const CLASSES: Record<BmiClass, WordKey> = {
  underweight: 'measures.bmiUnderweight',
  normal: 'measures.bmiNormal',
  overweight: 'measures.bmiOverweight',
  obese: 'measures.bmiObese',
};
/** What is told as a change: the others swing from hour to hour. */
const CHANGES: Partial<Record<Measured['changes'][number]['measure'], { word: WordKey; unit: string }>> = {
  systolicMmHg: { word: 'measures.pressure', unit: 'mmHg' },
  weightKg: { word: 'measures.weight', unit: 'kg' },
  glucoseMgDl: { word: 'measures.glucose', unit: 'mg/dL' },
};

/** Under the readings of a visit: pregnancy, stage, class, change since the last time, and what is too old. */
export function MeasuredLine({ visitId }: { visitId: number }) {
  const { t, language } = useLanguage();
  const { answer } = useRead(contract.encounters.measured, { visitId }, { keepPrevious: true });
  if (!answer) return null;
  const chip = pregnancyChip(t, answer.standing);
  const isFeeding = answer.standing.breastFeeding.answer === 'yes';
  const facts = factsOf(t, answer);
  const changes = answer.changes.flatMap(({ measure, by, sinceOn }) => {
    const known = CHANGES[measure];
    if (!known || by === 0) return [];
    const amount = `${by > 0 ? '+' : '−'}${Math.abs(by)} ${known.unit}`;
    const date = shortDay(sinceOn, language);
    return [t('measures.changeSince', { measure: t(known.word), by: amount, date })];
  });
  const old = answer.oldSizes.map(({ measure, value, onDate }) =>
    t('measures.oldSize', {
      measure: t(measure === 'weightKg' ? 'encounters.weight' : 'encounters.height'),
      value: `${value} ${measure === 'weightKg' ? 'kg' : 'cm'}`,
      date: shortDay(onDate, language),
    }),
  );
  if (!chip && !isFeeding && facts.length + changes.length + old.length === 0) return null;
  return (
    <div className={classes.measured}>
      {chip && <Chip tone="amber">{chip}</Chip>}
      {isFeeding && <Chip tone="amber">{t('measures.isFeeding')}</Chip>}
      {facts.map(({ words, about }) => (
        <span key={words} title={about}>
          {words}
        </span>
      ))}
      {changes.map(words => (
        <span key={words} className="dim">
          {words}
        </span>
      ))}
      {old.map(words => (
        <span key={words} className="amber">
          {words}
        </span>
      ))}
    </div>
  );
}

type Fact = { words: string; about: string };

function factsOf(t: Translate, { pressureStage, bmi, bmiClass, bodySurfaceM2 }: Measured): Fact[] {
  const facts: Fact[] = [];
  if (pressureStage)
    facts.push({
      words: t(STAGES[pressureStage]),
      about: pressureStage === 'notStaged' ? '' : t('measures.stageAbout'),
    });
  if (bmi !== null && bmiClass)
    facts.push({
      words: t('measures.bmiOf', { bmi, word: t(CLASSES[bmiClass]) }),
      about: t('measures.bmiAbout'),
    });
  if (bodySurfaceM2 !== null)
    facts.push({ words: t('measures.bodySurface', { value: bodySurfaceM2 }), about: '' });
  return facts;
}

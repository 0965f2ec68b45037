import type { ChildSuggestion } from '#shared/features/prescriptions/checks/child-suggestion.schema.ts';
import type { LineReading } from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { formatDayAndMonth } from '#shared/kernel/local-date.ts';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './prescriptions.module.css';

const WARNINGS: Record<ChildSuggestion['warnings'][number], WordKey> = {
  weightOld: 'prescriptions.weightOld',
  capped: 'prescriptions.doseCapped',
  roundedFar: 'prescriptions.doseRoundedFar',
  tooSmallToMeasure: 'prescriptions.doseTooSmall',
};

type ChildDosesProps = { reading: LineReading; onTake: ((typed: string) => void) | undefined };

/** What the lists propose for this child, with the arithmetic; only the doctor writes it into the line. */
export function ChildDoses({ reading, onTake }: ChildDosesProps) {
  const t = useTranslation();
  if (reading.asksWeight) {
    return <div className={`${classes.childDose} amber strong`}>{t('prescriptions.weighTheChild')}</div>;
  }
  return reading.childDoses.map((dose, at) => (
    <div key={dose.rowId} className={classes.childDose}>
      {at === 0 && <div className="strong">{t('prescriptions.childDoseOf', { product: dose.product })}</div>}
      <span className="dim">{dose.indication}:</span> <span>{arithmetic(t, dose)}</span>
      {dose.warnings.map(warning => (
        <span key={warning} className="amber strong">
          {' '}
          {t(WARNINGS[warning], {
            date: dose.weightOn ? formatDayAndMonth(dose.weightOn) : '',
            mg: dose.mgADose,
          })}
        </span>
      ))}{' '}
      {dose.typed !== null && onTake && (
        <button type="button" className={classes.textButton} onClick={() => onTake(dose.typed ?? '')}>
          {t('prescriptions.writeDose', { dose: dose.typed })} {at === 0 && <KeyHint keys="Alt D" />}
        </button>
      )}
      <div className="tiny dim">
        {[dose.note, dose.source].filter(Boolean).join(' · ')} · {t('prescriptions.verify')}
      </div>
    </div>
  ));
}

const tenth = (figure: number) => Math.round(figure * 10) / 10;

/** "12 kg × 40 mg/kg ÷ 3 = 160 mg → 3 mL, 3 times a day". */
function arithmetic(t: Translate, dose: ChildSuggestion): string {
  const kg = `${dose.weightKg ?? ''} kg`;
  const ways = {
    fixed: `${dose.amountMg} mg`,
    mg_per_kg_dose: `${kg} × ${dose.amountMg} mg/kg = ${tenth(dose.uncappedMg)} mg`,
    mg_per_kg_day: `${kg} × ${dose.amountMg} mg/kg ÷ ${dose.dosesADay} = ${tenth(dose.uncappedMg)} mg`,
  };
  const measure =
    dose.mlADose === null
      ? dose.pieces === null
        ? ''
        : ` → ${t('prescriptions.pieces', { count: dose.pieces })}`
      : ` → ${dose.mlADose} mL${dose.spoonMl === null ? '' : ` (${t('prescriptions.orSpoons', { ml: dose.spoonMl })})`}`;
  return `${ways[dose.basis]}${measure}, ${t('prescriptions.timesADay', { count: dose.dosesADay })}`;
}

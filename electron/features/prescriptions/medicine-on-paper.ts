import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { doseBadge, doseSlots, foodSign } from '#shared/features/prescriptions/dose-boxes.rules.ts';
import { doseNote, doseWords, spokenLanguage } from '#shared/features/prescriptions/dose-words.rules.ts';
import type { RxPhrases } from '#shared/features/prescriptions/rx-phrases.ts';
import type { PatientLanguage } from '#shared/features/settings/settings.schema.ts';
import type { MedicineOnPrescription } from './prescription-print.ts';

/** One signed line in the words and signs of the page. */
export function medicineOnPaper(
  line: RxLine,
  patientLanguage: PatientLanguage,
  phrases: RxPhrases,
): MedicineOnPrescription {
  const { dose } = line;
  const slots = doseSlots(dose);
  const [morning = '', noon = '', evening = '', night = ''] = slots?.counts ?? [];
  const language = spokenLanguage(dose, patientLanguage, phrases);
  const isOtherLanguage = language !== 'en';
  return {
    generic: line.generic,
    strengthAndForm: [line.strength, line.form].filter(Boolean).join(' '),
    brand: line.brand || null,
    english: isOtherLanguage && slots ? doseNote(dose, 'en', phrases) : doseWords(dose, 'en', phrases),
    patientLanguage: isOtherLanguage ? doseWords(dose, language, phrases) : '',
    withoutCounts: slots
      ? {
          english: doseNote(dose, 'en', phrases),
          patientLanguage: isOtherLanguage ? doseNote(dose, language, phrases) : '',
        }
      : null,
    slots: slots ? [morning || null, noon || null, evening || null, night || null] : null,
    slotUnit: slots?.unit ?? null,
    centreWord: slots ? null : doseBadge(dose),
    quantity: line.quantity?.text ?? '',
    scheduleMark: line.scheduleMark === 'G' ? null : line.scheduleMark,
    food: foodSign(dose),
  };
}

import type { Allergies } from '#shared/features/patients/patient.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { Chip } from '../../ui/chip.tsx';

type AllergyChipsProps = {
  allergies: Allergies;
  /** Puts the reaction into the chip, as the visit's banner has it. */
  hasReaction?: boolean;
};

/** Allergies in red; "none" and "not asked" are two different words. */
export function AllergyChips({ allergies, hasReaction }: AllergyChipsProps) {
  const t = useTranslation();
  if (allergies.status === 'notRecorded') return <Chip tone="amber">{t('patients.allergiesNotAsked')}</Chip>;
  if (allergies.status === 'none') return <Chip>{t('patients.noKnownAllergies')}</Chip>;
  return allergies.items.map(({ id, substance, reaction }) => (
    <Chip key={id} tone="danger">
      {t('patients.allergy', { substance })}
      {hasReaction && reaction && ` (${reaction})`}
    </Chip>
  ));
}

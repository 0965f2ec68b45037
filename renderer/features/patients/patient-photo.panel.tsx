import { IconCamera, IconUser } from '@tabler/icons-react';
import { contract } from '#shared/contract/index.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './photo.module.css';

/** A photo changes seldom, and is asked for on every screen about the person. */
const FRESH_MS = 10 * 60_000;

function usePhoto({ id, hasPhoto }: Pick<Patient, 'id' | 'hasPhoto'>): string | null {
  const reading = useRead(
    contract.patients.photo,
    { patientId: id },
    { enabled: hasPhoto, staleMs: FRESH_MS },
  );
  return hasPhoto && reading.answer?.jpeg ? `data:image/jpeg;base64,${reading.answer.jpeg}` : null;
}

/** The face beside the name, 44 px; nothing where there is no photo. */
export function BannerPhoto({ patient }: { patient: Patient }) {
  const t = useTranslation();
  const photo = usePhoto(patient);
  if (!photo) return null;
  return (
    <img className={classes.banner} src={photo} alt={t('patients.photoOf', { name: patient.fullName })} />
  );
}

/** The face big, or the way to take it. */
export function BigPhoto({ patient, onTake }: { patient: Patient; onTake: (() => void) | undefined }) {
  const t = useTranslation();
  const photo = usePhoto(patient);
  if (photo)
    return (
      <img className={classes.big} src={photo} alt={t('patients.photoOf', { name: patient.fullName })} />
    );
  if (!onTake || patient.hasPhoto)
    return (
      <span className={classes.none} data-still aria-hidden>
        <IconUser size={32} stroke={1.3} />
      </span>
    );
  return (
    <button type="button" className={classes.none} onClick={onTake}>
      <IconCamera size={24} stroke={1.5} aria-hidden />
      {t('patients.photoTake')}
    </button>
  );
}

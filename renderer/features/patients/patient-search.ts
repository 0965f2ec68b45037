import { useDebouncedValue } from '@mantine/hooks';
import { contract } from '#shared/contract/index.ts';
import type { SearchHit } from '#shared/features/patients/patient.schema.ts';
import { type Reading, useRead } from '../../api/hooks.ts';

const PAUSE_MS = 90;
const NOBODY: readonly SearchHit[] = [];

type PatientSearch = {
  /** What the server was asked last. */
  asked: string;
  reading: Reading<SearchHit[]>;
  /** Kept from letter to letter; those of an earlier fragment are there to be read, not to be taken. */
  hits: readonly SearchHit[];
  /** The hits are those of what is typed now. */
  isCurrent: boolean;
};

/** Patients by any fragment, asked for while it is typed. */
export function usePatientSearch(typed: string, limit: number, isOn = true): PatientSearch {
  const text = typed.trim();
  const [asked] = useDebouncedValue(text, PAUSE_MS);
  const reading = useRead(
    contract.patients.search,
    { text: asked, limit },
    { enabled: isOn && asked !== '', keepPrevious: true },
  );
  return {
    ...{ asked, reading },
    hits: asked === '' ? NOBODY : (reading.answer ?? NOBODY),
    isCurrent:
      asked === text && !reading.isPrevious && (reading.answer !== undefined || reading.error !== null),
  };
}

export const idOfHit = ({ patient }: SearchHit): number => patient.id;

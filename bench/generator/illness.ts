/** Formulary id and the line as a doctor types it. */
export type Medicine = readonly [formularyId: string, line: string];

/** The app's own forms that the sample doctors use. */
export type FormId = 'diabetes' | 'paediatric';

/** An ordinary complaint with what is told, found, called and prescribed; the diagnosis title comes from the ICD-10 list. */
export type Illness = {
  icd10: string;
  weight: number;
  /** Months of the year in which it is three times as common. */
  season?: readonly number[];
  isChronic?: boolean;
  complaints: readonly string[];
  findings: readonly string[];
  /** One of each bracket is prescribed. */
  medicines: readonly (readonly Medicine[])[];
  tests?: readonly string[];
  /** Names of the test list; one bracket is ordered, an empty one is a visit without tests. */
  labs?: readonly (readonly string[])[];
  /** How often the specialty form of the complaint is filled in. */
  form?: { formId: FormId; share: number };
  advice: string;
  /** Days until the next visit; null for "if it does not get better". */
  reviewDays: number | null;
  signs?: readonly ('fever' | 'pressure' | 'sugar' | 'breathless')[];
  /** A procedure at the clinic that the bill names beside the consultation. */
  procedure?: { description: string; ratePaise: number };
};

import { useState } from 'react';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';

type Diagnosis = EncounterBody['diagnoses'][number];

export type Coding = {
  isOn: boolean;
  /** The diagnosis that gets a code, in the doctor's words. */
  of: string;
  text: string;
  setText: (text: string) => void;
  start: (place: number) => void;
  stop: () => void;
  give: (code: string) => void;
  /** Only what has a code helps here. */
  fits: (choice: { code: string }) => boolean;
};

/** A diagnosis in free words gets a code later; the words stay as they were written. */
export function useCoding(
  diagnoses: readonly Diagnosis[],
  onChange: (diagnoses: Diagnosis[]) => void,
): Coding {
  const [place, setPlace] = useState<number | null>(null);
  const [text, setText] = useState('');
  const one = place === null ? undefined : diagnoses[place];
  const stop = () => setPlace(null);
  return {
    isOn: one !== undefined,
    of: one?.text ?? '',
    ...{ text, setText, stop },
    start: at => {
      setPlace(at);
      setText(diagnoses[at]?.text ?? '');
    },
    give: icd10 => {
      onChange(diagnoses.map((each, at) => (at === place ? { ...each, icd10 } : each)));
      stop();
    },
    fits: ({ code }) => one === undefined || code !== '',
  };
}

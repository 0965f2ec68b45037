import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import type { Finding } from '#shared/features/prescriptions/checks/finding.schema.ts';
import type { Dose, RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { parseRxLine } from '#shared/features/prescriptions/dose-notation.rules.ts';
import type { CheckResult, LineReading } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { bannerOf, lakshmi, patientOf } from '../patients/patients.test-support.ts';

const twiceADay: Dose = {
  schedule: { kind: 'slots', counts: [1, 0, 0, 1] },
  unit: null,
  every: 'day',
  asNeeded: null,
  food: 'after',
  duration: { kind: 'days', count: 5 },
  route: null,
  manner: [],
  note: '',
};

export function lineOf(generic: string, more: Partial<RxLine> = {}): RxLine {
  return {
    formularyId: 'DRG0001',
    generic,
    brand: '',
    strength: '500 mg',
    form: 'tablet',
    scheduleMark: null,
    dose: twiceADay,
    quantity: { amount: 10, unit: 'tab', text: '10 tab' },
    note: '',
    ...more,
  };
}

/** Reads by the clinic's own grammar; every name but "zzz" is on the list. */
export function readingOf(text: string): LineReading {
  const parsed = parseRxLine(text);
  const problems = parsed.problems.map(({ code, start, end }) => ({
    code,
    fragment: text.slice(start, end),
    at: start,
  }));
  const line =
    parsed.dose && problems.length === 0
      ? lineOf(parsed.drugText, {
          dose: parsed.dose,
          strength: parsed.strengthText,
          formularyId: parsed.drugText === 'zzz' ? null : 'DRG0001',
        })
      : null;
  return {
    ...{ text, line, words: line ? `${line.generic.toUpperCase()} · tablet` : '' },
    ...{ choices: [], problems, childDoses: [], asksWeight: false },
  };
}

export function findingOf(more: Partial<Finding> = {}): Finding {
  return {
    key: 'penicillin|amoxicillin|amoxicillin',
    ruleId: 'alg-penicillins',
    kind: 'allergy',
    level: 'contraindicated',
    lineNumber: 1,
    otherLineNumber: null,
    earlier: null,
    drug: 'amoxicillin',
    other: 'penicillin',
    effect: 'Penicillins',
    advice: 'Choose another class',
    amounts: null,
    isSure: true,
    list: { name: 'allergy_groups', version: '1.0.0', date: '2026-11-21' },
    ...more,
  };
}

export const nothingFound: CheckResult = {
  warnings: [],
  notChecked: [],
  checkedPairs: 0,
  checkedCount: 1,
  allergyStatus: 'listed',
  listVersion: '1.4',
  lists: [],
};

const patient: Patient = {
  ...patientOf(lakshmi),
  id: 3,
  localName: '',
  birthOn: '1974-05-02',
  address: '',
  locality: '',
  city: '',
  pinCode: '',
  lastVisitOn: null,
};

export const visit: VisitView = {
  visitId: 7,
  token: 'A-04',
  state: 'withDoctor',
  onDate: '2026-11-21',
  doctorId: 1,
  doctorName: 'Dr Meera Kulkarni',
  doctorCanSign: true,
  isBilled: false,
  banner: bannerOf(patient, { duePaise: null }),
  vitals: null,
  vitalsTrend: [],
  draft: null,
  draftSavedAt: null,
  draftBy: null,
  draftFromVersion: 0,
  isAssistant: false,
  submission: null,
  signed: null,
  story: [],
  lastLines: [],
};

import { fahrenheitFromCelsius } from '#shared/features/encounters/vitals.rules.ts';
import type { Measure, Vitals } from '#shared/features/encounters/vitals.schema.ts';
import type { Guardian, Patient } from '#shared/features/patients/patient.schema.ts';
import { formatAge, isMinor } from '#shared/kernel/age.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import type { PatientOnPrescription, VitalOnPrescription } from './prescription-print.ts';

function abhaOnPaper(number: string): string | null {
  return number === '' ? null : number.replace(/^(\d{2})(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3-$4');
}

/** 'Kiran Joshi (uncle or aunt)': the relation is stored as a word of the form's list. */
function guardianOnPaper({ fullName, relation }: Guardian): string {
  const words = relation.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words === '' ? fullName : `${fullName} (${words})`;
}

type PatientFacts = Pick<
  Patient,
  | ('fullName' | 'uhid' | 'phone' | 'birthOn' | 'birthIsEstimated' | 'sex' | 'abhaNumber' | 'guardian')
  | ('address' | 'locality' | 'city' | 'pinCode')
>;

/** Who it is for, with the whole address (Drugs Rules 1945, r. 65(10)). */
export function patientOnPaper(
  patient: PatientFacts,
  vitals: Pick<Vitals, 'values'> | null,
  onDate: LocalDate,
): PatientOnPrescription {
  const { guardian } = patient;
  const address = [
    patient.address,
    patient.locality,
    [patient.city, patient.pinCode].filter(Boolean).join(' '),
  ];
  const weight = vitals?.values.weightKg ?? null;
  return {
    name: patient.fullName,
    age: formatAge(patient.birthOn, onDate, patient.birthIsEstimated),
    sex: patient.sex,
    weight: weight === null ? null : `${weight} kg`,
    uhid: patient.uhid,
    phone: formatPhone(patient.phone),
    address: address.filter(Boolean).join(', ') || null,
    guardian: isMinor(patient.birthOn, onDate) && guardian ? guardianOnPaper(guardian) : null,
    abha: abhaOnPaper(patient.abhaNumber),
  };
}

type VitalShape = { measure: Measure; label: string; unit: string; show?: (value: number) => number };

const VITALS: readonly VitalShape[] = [
  { measure: 'pulsePerMinute', label: 'Pulse', unit: '/min' },
  { measure: 'temperatureCelsius', label: 'Temp', unit: '°F', show: fahrenheitFromCelsius },
  { measure: 'spo2Percent', label: 'SpO2', unit: '%' },
  { measure: 'breathsPerMinute', label: 'RR', unit: '/min' },
  { measure: 'glucoseMgDl', label: 'RBS', unit: 'mg/dL' },
  { measure: 'heightCm', label: 'Height', unit: 'cm' },
];

export function vitalsOnPaper(vitals: Pick<Vitals, 'values' | 'flags'> | null): VitalOnPrescription[] {
  if (!vitals) return [];
  const { values, flags } = vitals;
  const pressure: VitalOnPrescription[] =
    values.systolicMmHg !== null
      ? [
          {
            label: 'BP',
            value: `${values.systolicMmHg}/${values.diastolicMmHg}`,
            unit: '',
            isAbnormal: flags.systolicMmHg !== undefined || flags.diastolicMmHg !== undefined,
          },
        ]
      : [];
  const others = VITALS.flatMap(({ measure, label, unit, show }) => {
    const value = values[measure];
    if (value === null) return [];
    return [
      { label, value: String(show ? show(value) : value), unit, isAbnormal: flags[measure] !== undefined },
    ];
  });
  return [...pressure, ...others];
}

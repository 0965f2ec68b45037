import { AppError } from '#shared/contract/app-error.ts';
import type { MergePreview, Patient, PatientAlert } from '#shared/features/patients/patient.schema.ts';

/** What may be taken from the gone record; the rest of a record is its own for ever. */
const TAKEABLE = [
  ...([
    'fullName',
    'localName',
    'phone',
    'phoneRelation',
    'altPhone',
    'relativeName',
    'birthOn',
    'sex',
  ] as const),
  ...(['address', 'locality', 'city', 'pinCode', 'oldNumber', 'guardian', 'referrerId'] as const),
];
type Takeable = (typeof TAKEABLE)[number];

const MOST_TAGS = 12;

function isTakeable(field: string): field is Takeable {
  return (TAKEABLE as readonly string[]).includes(field);
}

function inWords(patient: Patient, field: Takeable): string {
  if (field === 'guardian') return patient.guardian?.fullName ?? '';
  return String(patient[field] ?? '');
}

/** Fields that differ where the gone record says anything at all. */
export function differing(kept: Patient, gone: Patient): MergePreview['differs'] {
  return TAKEABLE.filter(
    field => inWords(gone, field) !== '' && JSON.stringify(kept[field]) !== JSON.stringify(gone[field]),
  ).map(field => ({ field, kept: inWords(kept, field), gone: inWords(gone, field) }));
}

function joined<Mark>(kept: readonly Mark[], gone: readonly Mark[]): Mark[] {
  const known = new Set(kept.map(mark => JSON.stringify(mark)));
  return [...kept, ...gone.filter(mark => !known.has(JSON.stringify(mark)))];
}

const lastDay = ({ until }: PatientAlert) => until ?? '9999-12-31';

/** One mark of two that say the same, for as long as either of them was to be shown; unlike marks both stay. */
function joinedAlerts(kept: readonly PatientAlert[], gone: readonly PatientAlert[]): PatientAlert[] {
  const alerts = new Map<string, PatientAlert>();
  for (const alert of [...kept, ...gone]) {
    const says = `${alert.kind} ${alert.note.toLowerCase()}`;
    const known = alerts.get(says);
    if (!known) alerts.set(says, alert);
    else if (lastDay(alert) > lastDay(known)) alerts.set(says, { ...known, until: alert.until });
  }
  return [...alerts.values()];
}

/** What the merge writes into the kept record: the chosen fields, and both records' tags and alerts. */
export function takenFields(kept: Patient, gone: Patient, chosen: readonly string[]): Partial<Patient> {
  const taken: Partial<Patient> = {};
  for (const field of chosen) {
    if (!isTakeable(field)) {
      throw new AppError('INVALID_INPUT', { problems: [{ path: 'takeFields', code: 'NO_SUCH_FIELD' }] });
    }
    // What the gone record does not say cannot be taken from it: the preview offers it to nobody either.
    if (inWords(gone, field) === '') continue;
    Object.assign(taken, { [field]: gone[field] });
    if (field === 'birthOn') taken.birthIsEstimated = gone.birthIsEstimated;
    // The unknown one has a name and can be reached: they are known now.
    if (field === 'fullName' && kept.isUnknown) taken.isUnknown = gone.isUnknown;
  }
  const isKnownNow = taken.isUnknown === false;
  if (isKnownNow && kept.phone === '' && taken.phone === undefined) taken.phone = gone.phone;
  const tags = joined(kept.tags, gone.tags).slice(0, MOST_TAGS);
  // An infectious or a medico-legal mark must not get lost, whichever record it stood on.
  const alerts = joinedAlerts(kept.alerts, gone.alerts);
  if (tags.length > kept.tags.length) taken.tags = tags;
  if (JSON.stringify(alerts) !== JSON.stringify(kept.alerts)) taken.alerts = alerts;
  return taken;
}

/** The same fields as `of` names, as they stand in the record. */
export function valuesOf(patient: Patient, of: Partial<Patient>): Partial<Patient> {
  return Object.fromEntries(Object.keys(of).map(field => [field, patient[field as keyof Patient]]));
}

/** The values to put back: whatever was changed again since the merge stays as it is now. */
export function restorable(
  now: Patient,
  before: Partial<Patient>,
  after: Partial<Patient>,
): Partial<Patient> {
  const unchanged: Partial<Patient> = Object.fromEntries(
    Object.entries(before).filter(
      ([field]) =>
        JSON.stringify(now[field as keyof Patient]) === JSON.stringify(after[field as keyof Patient]),
    ),
  );
  // Somebody has given them a name since: they are not unknown again.
  const { isUnknown: _, ...others } = unchanged;
  const restored: Partial<Patient> = 'fullName' in unchanged ? unchanged : others;
  // Only of whom nobody knows may be without a phone.
  const { phone, ...withoutPhone } = restored;
  return phone === '' && !(restored.isUnknown ?? now.isUnknown) ? withoutPhone : restored;
}

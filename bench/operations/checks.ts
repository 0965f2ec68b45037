import { activeLines } from '#shared/features/prescriptions/checks/active-lines.rules.ts';
import { checkPrescription } from '#shared/features/prescriptions/checks/check-medicines.rules.ts';
import type { PersonFacts } from '#shared/features/prescriptions/checks/person-facts.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import type { ReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import { type Series, seriesOf } from '../measure.ts';

const ROUNDS = 2_000;
const WARM_UP_ROUNDS = 200;
const NEW_LINES = 10;
const OLD_LINES = 20;
const TODAY = '2026-11-21';

const person: PersonFacts = {
  onDate: TODAY,
  ageMonths: 68 * 12,
  sex: 'F',
  weightKg: 61,
  weightOn: TODAY,
  heightCm: 154,
  creatinineMgDl: 1.6,
  pregnancy: 'notAsked',
  breastFeeding: 'notAsked',
  mode: 'inPerson',
};

const allergies = {
  status: 'listed',
  items: [
    { substance: 'penicillin', severity: 'severe' },
    { substance: 'sulfa', severity: 'unknown' },
  ],
} as const;

/** Milliseconds of the pure checks for ten new lines against twenty that are still taken, a fresh mixture each round. */
export function measureChecks({ formulary, checkTables }: ReferenceLists): Series {
  const lines = formulary
    .filter(({ route }) => /oral|I[MV]|inhaled|eye/.test(route))
    .map(
      ({ id, generic, strength, form, scheduleMark }): RxLine => ({
        ...{ formularyId: id, generic, brand: '', strength, form, scheduleMark, quantity: null, note: '' },
        dose: {
          ...{ schedule: { kind: 'times', code: 'BD', amount: 1 }, unit: null, every: 'day', asNeeded: null },
          ...{ food: null, duration: { kind: 'continue' }, route: null, manner: [], note: '' },
        },
      }),
    );
  const times: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    // A step that shares no factor with the length walks the whole formulary.
    const pick = (at: number) => lines[((Math.abs(round) * 30 + at) * 389) % lines.length] as RxLine;
    const fresh = Array.from({ length: NEW_LINES }, (_, at) => pick(at));
    const past = Array.from({ length: OLD_LINES }, (_, at) => ({
      ...{ line: pick(NEW_LINES + at), startedOn: '2026-10-01', reviewOn: null },
    }));
    const startedAt = performance.now();
    checkPrescription({ lines: fresh, earlier: activeLines(past, TODAY), allergies, person }, checkTables);
    if (round >= 0) times.push(performance.now() - startedAt);
  }
  return seriesOf(times);
}

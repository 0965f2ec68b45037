import type { RecordedAllergies } from '../allergy.rules.ts';
import type { Dose, RxLine } from '../dose.schema.ts';
import type { FormularyItem } from '../reference-rows.schema.ts';
import { type ActiveLine, activeLines } from './active-lines.rules.ts';
import { type Checked, checkPrescription } from './check-medicines.rules.ts';
import type { CheckTables } from './check-tables.rules.ts';
import type { Finding } from './finding.schema.ts';
import type { PersonFacts } from './person-facts.ts';

export const TODAY = '2026-11-21';

export const man: PersonFacts = {
  onDate: TODAY,
  ageMonths: 45 * 12,
  sex: 'M',
  weightKg: 70,
  weightOn: TODAY,
  heightCm: 170,
  creatinineMgDl: null,
  pregnancy: 'notAsked',
  breastFeeding: 'notAsked',
  mode: 'inPerson',
};

const twiceADay: Dose = {
  schedule: { kind: 'slots', counts: [1, 0, 0, 1] },
  unit: null,
  every: 'day',
  asNeeded: null,
  food: null,
  duration: { kind: 'days', count: 5 },
  route: null,
  manner: [],
  note: '',
};

export function dose(more: Partial<Dose>): Dose {
  return { ...twiceADay, ...more };
}

type Given = {
  earlier?: readonly { line: RxLine; startedOn: string; reviewOn?: string | null }[];
  allergies?: RecordedAllergies;
  person?: Partial<PersonFacts>;
};

/** Kind, level and the drugs of each finding, as the doctor reads them. */
export function told({ findings }: Checked, kind?: Finding['kind']): string[] {
  return findings
    .filter(each => kind === undefined || each.kind === kind)
    .map(each => `${each.level} ${each.kind} ${[each.drug, each.other].filter(Boolean).join(' + ')}`);
}

export type Lists = { formulary: readonly FormularyItem[]; checkTables: CheckTables };

/** The checks of the shipped lists, as the tests ask them. */
export function checksOf({ formulary, checkTables }: Lists) {
  /** A line of the formulary by generic, and by form or strength where it matters. */
  function lineOf(generic: string, more: Partial<RxLine> & { of?: string } = {}): RxLine {
    const { of, ...rest } = more;
    const item = formulary.find(
      each => each.generic === generic && (of === undefined || `${each.strength} ${each.form}`.includes(of)),
    );
    if (!item) throw new Error(`${generic} ${of ?? ''} is not in the formulary`);
    return {
      formularyId: item.id,
      generic,
      brand: '',
      strength: item.strength,
      form: item.form,
      scheduleMark: item.scheduleMark,
      dose: twiceADay,
      quantity: null,
      note: '',
      ...rest,
    };
  }

  function freeText(generic: string, more: Partial<RxLine> = {}): RxLine {
    return {
      ...lineOf('paracetamol'),
      formularyId: null,
      generic,
      strength: '',
      form: '',
      ...more,
    };
  }

  function check(lines: readonly RxLine[], given: Given = {}): Checked {
    const earlier: ActiveLine[] = activeLines(
      (given.earlier ?? []).map(past => ({ reviewOn: null, ...past })),
      TODAY,
    );
    const allergies = given.allergies ?? { status: 'none', items: [] };
    return checkPrescription({ lines, earlier, allergies, person: { ...man, ...given.person } }, checkTables);
  }

  return { lineOf, freeText, check };
}

import type { CheckTables } from './check-tables.rules.ts';
import { type CheckedDrug, shownName } from './checked-drug.rules.ts';
import { type Finding, keyOf } from './finding.schema.ts';
import type { PersonChecked } from './person.rules.ts';
import type { PersonFacts } from './person-facts.ts';

const ANTI_TUBERCULOSIS = ['rifampicin', 'isoniazid', 'pyrazinamide', 'ethambutol'];

type Mark = Pick<Finding, 'kind' | 'level' | 'ruleId' | 'effect' | 'advice'>;

function marked(drug: CheckedDrug, mark: Mark, tables: CheckTables): Finding {
  return {
    key: keyOf(mark.ruleId, drug.line.generic),
    ...mark,
    lineNumber: drug.lineNumber ?? 0,
    otherLineNumber: null,
    earlier: null,
    drug: shownName(drug),
    other: '',
    amounts: null,
    isSure: true,
    list: mark.kind === 'teleconsultation' ? tables.listOf.tele_lists : tables.listOf.formulary,
  };
}

/** Schedule X and NDPS marks, tuberculosis to notify, and the lists of the Telemedicine Practice Guidelines (RX-29). */
export function checkLegalMarks(
  fresh: readonly CheckedDrug[],
  person: PersonFacts,
  tables: CheckTables,
): PersonChecked {
  const checked: PersonChecked = { findings: [], notChecked: [] };
  const isTele = person.mode !== 'inPerson';
  for (const drug of fresh) {
    const marks = marksOf(drug, isTele);
    checked.findings.push(...marks.map(mark => marked(drug, mark, tables)));
    if (!isTele || marks.some(({ kind }) => kind === 'teleconsultation')) continue;
    const lists = drug.ingredients.map(name => tables.teleLists.get(name)?.[0]?.list ?? null);
    // Video allows list A at a first consultation; anything else is for the doctor to place.
    const isListed =
      lists.length > 0 && lists.every(list => list === 'O' || (list === 'A' && person.mode === 'video'));
    if (!isListed)
      checked.notChecked.push({
        code: 'teleListUnknown',
        lineNumber: drug.lineNumber,
        what: shownName(drug),
      });
  }
  return checked;
}

function marksOf({ item, line, ingredients }: CheckedDrug, isTele: boolean): Mark[] {
  const isX = (item?.scheduleMark ?? line.scheduleMark) === 'X';
  const isListed = item?.isNdpsListed ?? false;
  const marks: Mark[] = [];
  if (isTele && (isX || isListed))
    marks.push({
      kind: 'teleconsultation',
      level: 'contraindicated',
      ruleId: 'TEL-prohibited',
      effect: 'Schedule X and NDPS drugs are not prescribed from afar',
      advice: 'Telemedicine Practice Guidelines 2020, 3.7.4: call the patient in',
    });
  else if (isX)
    marks.push({
      kind: 'schedule',
      level: 'moderate',
      ruleId: 'LAW-X',
      effect: 'Schedule X',
      advice: 'In duplicate; the chemist keeps one copy two years (Drugs Rules 65)',
    });
  else if (isListed)
    marks.push({
      kind: 'schedule',
      level: 'moderate',
      ruleId: 'LAW-NDPS',
      effect: 'Named under the NDPS Act',
      advice: 'Write the total quantity; a prompt, not a ruling',
    });
  if (ingredients.some(name => ANTI_TUBERCULOSIS.includes(name)))
    marks.push({
      kind: 'notifiable',
      level: 'moderate',
      ruleId: 'LAW-TB',
      effect: 'Tuberculosis is notifiable',
      advice: 'Nikshay or the paper form within the month (Health Ministry, 16 March 2018)',
    });
  return marks;
}

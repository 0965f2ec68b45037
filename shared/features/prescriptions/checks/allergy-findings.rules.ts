import { type AllergyFinding, checkAllergies, type RecordedAllergies } from '../allergy.rules.ts';
import type { CheckLevel } from './check-rows.schema.ts';
import type { CheckTables } from './check-tables.rules.ts';
import type { CheckedDrug } from './checked-drug.rules.ts';
import { keyOf } from './finding.schema.ts';
import type { PersonChecked } from './person.rules.ts';

/** A block stops; a sure partial cross-reaction asks; a doubtful or inferred one is information. */
function levelOfAllergy({ level, sure, crossLevel, isInferred }: AllergyFinding): CheckLevel {
  if (level === 'block') return 'contraindicated';
  return sure && !isInferred && crossLevel === 'partial' ? 'major' : 'moderate';
}

/** New lines against the recorded allergies (RX-9): by ingredient, group and cross-group. */
export function checkAllergyLines(
  fresh: readonly CheckedDrug[],
  allergies: RecordedAllergies,
  tables: CheckTables,
): PersonChecked {
  const check = checkAllergies(
    fresh.map(({ line }) => line),
    allergies,
    tables.allergy,
  );
  const checked: PersonChecked = { findings: [], notChecked: [] };
  for (const found of check.findings) {
    const drug = fresh[found.lineIndex];
    if (!drug) continue;
    const ruleId = `ALG-${(found.groupName || found.ingredient).toLowerCase()}`.slice(0, 80);
    checked.findings.push({
      key: keyOf(found.allergen, found.ingredient, drug.line.generic),
      ruleId,
      kind: 'allergy',
      level: levelOfAllergy(found),
      lineNumber: drug.lineNumber ?? 0,
      otherLineNumber: null,
      earlier: null,
      drug: found.ingredient,
      other: found.allergen,
      effect: found.groupName,
      advice: found.advice,
      amounts: null,
      isSure: found.sure,
      list: tables.listOf.allergy_groups,
    });
  }
  if (allergies.status === 'notRecorded' && fresh.length > 0)
    checked.notChecked.push({ code: 'allergiesNotAsked', lineNumber: null, what: '' });
  for (const what of check.allergensNotKnown)
    checked.notChecked.push({ code: 'allergenUnknown', lineNumber: null, what });
  return checked;
}

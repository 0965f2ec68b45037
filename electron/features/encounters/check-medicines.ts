import { checkAllergies, duplicateIngredients } from '#shared/features/prescriptions/allergy.rules.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import type { CheckResult } from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { allergiesOf } from '../patients/patients.service.ts';

/** Holds the lines against the recorded allergies and each other; says what no list could judge. */
export function checkMedicines(
  ctx: Pick<ReadContext | WriteContext, 'db' | 'lists'>,
  patientId: number,
  lines: readonly RxLine[],
): CheckResult {
  const { allergyTables, versions } = ctx.lists;
  const check = checkAllergies(lines, allergiesOf(ctx.db, patientId), allergyTables);
  const { allergy_groups: groups, formulary } = versions;
  return {
    warnings: check.findings.map(({ lineIndex, level, allergen, ingredient, groupName, advice }) => ({
      // Not the line number: moving a line must not lose its answer.
      key: [allergen, ingredient, lines[lineIndex]?.generic ?? ''].join('|').toLowerCase().slice(0, 200),
      lineNumber: lineIndex + 1,
      level,
      allergen,
      ingredient,
      groupName,
      advice,
    })),
    notChecked: check.notChecked.map(index => index + 1),
    duplicates: duplicateIngredients(lines, allergyTables).map(({ ingredient, lineIndexes }) => ({
      ingredient,
      lineNumbers: lineIndexes.map(index => index + 1),
    })),
    checkedCount: lines.length - check.notChecked.length,
    allergyStatus: check.status,
    listVersion: `${groups.version}, ${formulary.version}`,
  };
}

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../electron/server/csv.ts';
import { checkAllergies, type RecordedAllergies } from './allergy.rules.ts';
import { buildAllergyTables, readAllergen } from './allergy-tables.rules.ts';
import {
  allergyRowSchema,
  formularyRowSchema,
  ingredientRowSchema,
  synonymRowSchema,
} from './reference-rows.schema.ts';

function rowsOf(name: string) {
  return parseCsv(readFileSync(new URL(`../../../resources/reference/${name}.csv`, import.meta.url), 'utf8'));
}
const allergyRows = rowsOf('allergy_groups').map(row => allergyRowSchema.parse(row));
const tables = buildAllergyTables(
  rowsOf('formulary_ingredients').map(row => ingredientRowSchema.parse(row)),
  allergyRows,
  rowsOf('drug_synonyms').map(row => synonymRowSchema.parse(row)),
  rowsOf('formulary').map(row => formularyRowSchema.parse(row)),
);
const line = (generic: string, form = 'tablet') => ({ formularyId: 'DRG0000', generic, form });
const listed = (
  substance: string,
  severity: 'unknown' | 'mild' | 'severe' = 'unknown',
): RecordedAllergies => ({
  status: 'listed',
  items: [{ substance, severity }],
});
function levelOf(substance: string, generic: string, severity: 'unknown' | 'severe' = 'unknown') {
  return checkAllergies([line(generic)], listed(substance, severity), tables).findings[0]?.level ?? 'nothing';
}

const CO_TRIMOXAZOLE = 'sulfamethoxazole + trimethoprim (co-trimoxazole)';

describe('a medicine against a recorded allergy', () => {
  test.each([
    ['penicillin', 'amoxicillin', 'block'],
    ['Penicillin allergy', 'amoxicillin + clavulanic acid', 'block'],
    ['penicillins', 'ampicillin + cloxacillin', 'block'],
    ['penicillin', 'cefalexin', 'block'],
    ['penicillin', 'cefazolin', 'warn'],
    ['penicillin', 'cefixime', 'warn'],
    ['penicillin', 'meropenem', 'warn'],
    ['penicillin', 'faropenem', 'warn'],
    ['penicillin', 'aztreonam', 'nothing'],
    ['penicillin', 'azithromycin', 'nothing'],
    ['amoxicillin', 'cefadroxil', 'block'],
    ['amoxycillin', 'amoxicillin', 'block'],
    ['Augmentin', 'amoxicillin', 'block'],
    ['cloxacillin', 'cefalexin', 'warn'],
    ['cefalexin', 'amoxicillin', 'block'],
    ['cefalexin', 'cefixime', 'warn'],
    ['ceftriaxone', 'cefotaxime', 'block'],
    ['ceftriaxone', 'amoxicillin', 'warn'],
    ['cephalosporins', 'cefixime', 'block'],
    ['Sulfa drugs', CO_TRIMOXAZOLE, 'block'],
    ['sulpha', 'silver sulfadiazine', 'block'],
    ['sulfa', 'furosemide', 'warn'],
    ['Septran', CO_TRIMOXAZOLE, 'block'],
    ['aspirin', 'aspirin (antiplatelet)', 'block'],
    ['aspirin', 'aspirin + clopidogrel + atorvastatin', 'block'],
    ['aspirin', 'ibuprofen + paracetamol', 'block'],
    ['aspirin', 'celecoxib', 'warn'],
    ['aspirin', 'paracetamol', 'nothing'],
    ['pain killers', 'diclofenac', 'block'],
    ['Combiflam', 'paracetamol', 'block'],
    ['paracetamol', 'tramadol + paracetamol', 'block'],
    ['lignocaine', 'lignocaine (topical)', 'block'],
    ['enalapril', 'ramipril', 'block'],
    ['enalapril', 'telmisartan', 'warn'],
    ['statins', 'atorvastatin', 'warn'],
    ['povidone iodine', 'povidone iodine', 'block'],
    ['iodine', 'povidone iodine', 'block'],
    ['Betadine', 'povidone iodine (vaginal)', 'block'],
    ['heparin', 'enoxaparin', 'block'],
    ['egg', 'influenza vaccine (inactivated)', 'warn'],
  ])('allergy to %s, %s is prescribed: %s', (substance, generic, level) => {
    expect(levelOf(substance, generic)).toBe(level);
  });

  test('a partial cross reaction blocks when the reaction was severe', () => {
    expect([
      levelOf('penicillin', 'cefazolin', 'severe'),
      levelOf('penicillin', 'cefixime', 'severe'),
    ]).toEqual(['block', 'warn']);
  });

  test('a doubtful row of the list warns and never blocks, whatever the severity', () => {
    const doubtful = allergyRows.filter(row => !row.isSure && row.reactionToGroup === row.group);
    expect(doubtful.length).toBeGreaterThan(5);
    for (const row of doubtful) {
      for (const other of doubtful.filter(each => each.group === row.group && each.member !== row.member)) {
        const { findings } = checkAllergies([line(row.member)], listed(other.member, 'severe'), tables);
        for (const finding of findings) expect([finding.level, finding.sure]).toEqual(['warn', false]);
      }
    }
    expect(levelOf('chloroquine', 'hydroxychloroquine', 'severe')).toBe('warn');
  });

  test('every ingredient of the formulary blocks itself, alone and in every combination', () => {
    for (const row of tables.byGeneric.values()) {
      for (const ingredient of row.ingredients) {
        const { findings } = checkAllergies([line(row.generic)], listed(ingredient), tables);
        expect([row.generic, ingredient, findings[0]?.level]).toEqual([row.generic, ingredient, 'block']);
      }
    }
  });

  test('the finding names line, ingredient, group and advice', () => {
    const { findings } = checkAllergies(
      [line('paracetamol'), line('cefixime')],
      listed('Penicillin'),
      tables,
    );
    expect(findings).toEqual([
      {
        lineIndex: 1,
        level: 'warn',
        kind: 'crossReaction',
        allergen: 'Penicillin',
        ingredient: 'cefixime',
        groupName: 'Third/fourth-generation cephalosporins',
        advice: 'Different side chain: low risk (under 1-2%); give with caution after anaphylaxis',
        sure: true,
        crossLevel: 'low',
        isInferred: false,
      },
    ]);
  });
});

describe('what could not be judged is said', () => {
  test('a free-text medicine is not checked, unless it names the allergen itself', () => {
    const freeText = { formularyId: null, generic: 'Sitopaladi churna' };
    const penicillin = { formularyId: null, generic: 'Penicillin powder from home' };
    const check = checkAllergies([freeText, penicillin, line('amoxicillin')], listed('penicillin'), tables);
    expect(check.notChecked).toEqual([0, 1]);
    expect(check.findings.map(finding => [finding.lineIndex, finding.level])).toContainEqual([2, 'block']);
    const herbal = checkAllergies([freeText], listed('churna'), tables);
    expect(herbal.findings.map(finding => finding.level)).toEqual(['block']);
  });

  test('an allergen that no list knows is handed back', () => {
    expect(checkAllergies([line('paracetamol')], listed('mango'), tables).allergensNotKnown).toEqual([
      'mango',
    ]);
  });

  test('none, not asked and listed stay three things', () => {
    for (const status of ['none', 'notRecorded'] as const) {
      const check = checkAllergies([line('amoxicillin')], { status, items: [] }, tables);
      expect([check.status, check.findings]).toEqual([status, []]);
    }
  });

  test('several substances in one entry are read one by one', () => {
    expect(readAllergen('sulfa, penicillin and aspirin', tables)?.groups).toEqual([
      'sulfonamide_antibiotics',
      'penicillins',
    ]);
    expect(levelOf('sulfa, penicillin', 'amoxicillin')).toBe('block');
    expect(levelOf('sulfa, penicillin and aspirin', 'aspirin (antiplatelet)')).toBe('block');
  });
});

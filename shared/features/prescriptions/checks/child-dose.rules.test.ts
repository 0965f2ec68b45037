import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadReferenceLists } from '../../../../electron/features/prescriptions/reference-lists.ts';
import { foldName } from '../drug-name.rules.ts';
import type { ChildDoseRow } from './check-rows.schema.ts';
import { checksOf, TODAY } from './checks.test-support.ts';
import { type ChildDoseInput, childDose, typedChildDose } from './child-dose.rules.ts';
import { mgOfIngredient, readStrength } from './daily-amount.rules.ts';

const lists = loadReferenceLists(fileURLToPath(new URL('../../../../resources/reference', import.meta.url)));
const { lineOf } = checksOf(lists);
const tables = lists.checkTables;

function rowOf(generic: string, indication = ''): ChildDoseRow {
  const row = lists.checkRows.childDoses.find(
    each => each.generic === generic && each.indication.includes(indication),
  );
  if (!row) throw new Error(`no row for ${generic} ${indication}`);
  return row;
}

function mgEach(row: ChildDoseRow, text: string): number {
  const strength = readStrength(text);
  const ingredients = tables.drugs.get(foldName(row.generic))?.ingredients ?? [];
  return (strength && mgOfIngredient(strength, ingredients, foldName(row.component))) ?? 0;
}

function ask(row: ChildDoseRow, of: string, more: Partial<ChildDoseInput> = {}) {
  const { strength, form } = lineOf(row.generic, { of });
  const ingredients = tables.drugs.get(foldName(row.generic))?.ingredients ?? [];
  return childDose({
    ...{ weightKg: 12, weightOn: TODAY, onDate: TODAY, ageMonths: 30, row },
    product: { strength, form, ingredients },
    ...more,
  });
}

describe('a child’s dose', () => {
  test.each<[string, ChildDoseRow, string, Partial<ChildDoseInput>, object]>([
    [
      'paracetamol 15 mg/kg at 12 kg: 180 mg, 7 mL of 120 mg/5 mL, or three spoons of 2.5 mL',
      rowOf('paracetamol'),
      '120 mg/5 mL',
      {},
      { mgADose: 180, uncappedMg: 180, mlADose: 7, spoonMl: 7.5, dosesADay: 4, warnings: [] },
    ],
    [
      'paracetamol of double strength: 3.5 mL',
      rowOf('paracetamol'),
      '250 mg/5 mL',
      {},
      { mgADose: 180, mlADose: 3.5, spoonMl: null, warnings: [] },
    ],
    [
      'amoxicillin 40 mg/kg a day in three: 160 mg, 3 mL',
      rowOf('amoxicillin', 'ordinary'),
      '250 mg/5 mL',
      {},
      { mgADose: 160, mlADose: 3, dosesADay: 3 },
    ],
    [
      'amoxicillin for pneumonia: 480 mg twice, 10 mL',
      rowOf('amoxicillin', 'pneumonia'),
      '250 mg/5 mL',
      {},
      { mgADose: 480, mlADose: 10, dosesADay: 2 },
    ],
    [
      'co-amoxiclav by its amoxicillin: 270 mg, 3.5 mL',
      rowOf('amoxicillin + clavulanic acid'),
      '400 mg/57 mg',
      {},
      { mgADose: 270, mlADose: 3.5 },
    ],
    [
      'co-trimoxazole by its trimethoprim: 48 mg, 6 mL',
      rowOf('sulfamethoxazole + trimethoprim (co-trimoxazole)'),
      '200 mg/40 mg',
      {},
      { mgADose: 48, mlADose: 6 },
    ],
    [
      'iron as iron: 36 mg, 6 mL',
      rowOf('ferrous ascorbate + folic acid'),
      '30 mg iron',
      {},
      { mgADose: 36, mlADose: 6 },
    ],
    [
      'cetirizine by age alone, unweighed',
      rowOf('cetirizine'),
      '5 mg/5 mL',
      { weightKg: null, weightOn: null, ageMonths: 12 },
      { mgADose: 2.5, mlADose: 2.5, dosesADay: 1 },
    ],
    [
      'oseltamivir by band of weight',
      rowOf('oseltamivir'),
      '12 mg/mL',
      { weightKg: 15 },
      { mgADose: 30, mlADose: 2.5, dosesADay: 2 },
    ],
    [
      'zinc as half a tablet',
      rowOf('zinc sulfate'),
      'DT',
      { ageMonths: 4, weightKg: 6 },
      { mgADose: 10, pieces: 0.5 },
    ],
    [
      'artemether by tablets',
      rowOf('artemether + lumefantrine', 'falciparum'),
      '20 mg/120 mg DT',
      {},
      { mgADose: 20, pieces: 1 },
    ],
  ])('%s', (_what, row, of, more, expected) => {
    expect(ask(row, of, more)).toMatchObject({ status: 'dose', ...expected });
  });

  test('above the maximum it is cut, and that is said', () => {
    expect(ask(rowOf('paracetamol'), '250 mg/5 mL', { weightKg: 80, ageMonths: 200 })).toMatchObject({
      uncappedMg: 1200,
      mgADose: 1000,
      mlADose: 20,
      warnings: ['capped'],
    });
  });

  test('rounding never passes the maximum', () => {
    for (const row of lists.checkRows.childDoses.filter(each => each.isSure)) {
      for (const item of lists.formulary.filter(each => each.generic === row.generic)) {
        for (let weightKg = 3; weightKg <= 80; weightKg += 0.7) {
          const answer = ask(row, `${item.strength} ${item.form}`, { weightKg, ageMonths: row.fromMonths });
          if (answer.status !== 'dose') continue;
          const { mgADose, dosesADay } = answer;
          expect(mgADose).toBeLessThanOrEqual(row.maxDoseMg);
          const given = (answer.mlADose ?? answer.pieces ?? 0) * mgEach(row, item.strength);
          const isInjected = /injection|infusion/.test(item.form);
          expect([row.id, isInjected || given <= row.maxDoseMg + 0.01]).toEqual([row.id, true]);
          expect([row.id, isInjected || given * dosesADay <= row.maxDayMg + 0.01]).toEqual([row.id, true]);
          expect(mgADose * dosesADay).toBeLessThanOrEqual(row.maxDayMg + 0.01);
        }
      }
    }
  });

  test('a weight of 30 days is good, of 31 days it is said', () => {
    const row = rowOf('paracetamol');
    expect(ask(row, '250 mg/5 mL', { weightOn: '2026-10-22' })).toMatchObject({ warnings: [] });
    expect(ask(row, '250 mg/5 mL', { weightOn: '2026-10-21' })).toMatchObject({ warnings: ['weightOld'] });
  });

  test.each<[string, Partial<ChildDoseInput>, string]>([
    ['a missing weight is asked for', { weightKg: null, weightOn: null }, 'weightNeeded'],
    ['too young', { ageMonths: 2 }, 'notForThisChild'],
    ['grown up', { ageMonths: 216 }, 'notForThisChild'],
  ])('%s', (_what, more, status) => {
    expect(ask(rowOf('paracetamol'), '250 mg/5 mL', more)).toEqual({ status });
  });

  test('a doubtful row never doses', () => {
    expect(ask(rowOf('domperidone'), '1 mg/mL')).toEqual({ status: 'notSure' });
  });

  test('a strength that cannot be read gives milligrams and no millilitres', () => {
    expect(
      ask(rowOf('paracetamol'), '250 mg/5 mL', {
        product: { strength: '', form: 'syrup', ingredients: ['paracetamol'] },
      }),
    ).toMatchObject({ mgADose: 180, mlADose: null, pieces: null });
  });

  test('too little to measure is said instead of being rounded up', () => {
    const answer = ask(rowOf('salbutamol'), '2 mg/5 mL', { weightKg: 0.8, ageMonths: 2 });
    expect(answer).toMatchObject({ mlADose: null, warnings: ['tooSmallToMeasure'] });
  });

  test('it is typed as the smart line takes it', () => {
    const answer = ask(rowOf('amoxicillin', 'ordinary'), '250 mg/5 mL');
    expect(answer.status === 'dose' && typedChildDose(answer)).toBe('3ml tds');
  });
});

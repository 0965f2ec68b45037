import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../electron/server/csv.ts';
import { parseRxLine } from './dose-notation.rules.ts';
import { editDistance, foldName, soundKey } from './drug-name.rules.ts';
import { buildFormularyIndex } from './formulary-index.rules.ts';
import { findDrugs, knownNamesOf, pickDrug } from './formulary-match.rules.ts';
import { formularyRowSchema, synonymRowSchema } from './reference-rows.schema.ts';

function rowsOf(name: string) {
  return parseCsv(readFileSync(new URL(`../../../resources/reference/${name}.csv`, import.meta.url), 'utf8'));
}
const index = buildFormularyIndex(
  rowsOf('formulary').map(row => formularyRowSchema.parse(row)),
  rowsOf('drug_synonyms').map(row => synonymRowSchema.parse(row)),
);
const show = (item: { generic: string; strength: string; form: string }) =>
  `${item.generic} ${item.strength} ${item.form}`;

describe('searching as it is typed', () => {
  test.each([
    ['pcm', 'paracetamol 500 mg tablet'],
    ['para', 'paracetamol 500 mg tablet'],
    ['dolo 650', 'paracetamol 650 mg tablet'],
    ['DOLO 650', 'paracetamol 650 mg tablet'],
    ['paracitamol', 'paracetamol 500 mg tablet'],
    ['paracetmol 650', 'paracetamol 650 mg tablet'],
    ['metfornin', 'metformin 250 mg tablet'],
    ['amlodepine 5', 'amlodipine 5 mg tablet'],
    ['atrova 20', 'atorvastatin 20 mg tablet'],
    ['azithromicin 500', 'azithromycin 500 mg tablet'],
    ['syp calpol', 'paracetamol 120 mg/5 mL syrup'],
    ['augmentin 625', 'amoxicillin + clavulanic acid 500 mg/125 mg (625) tablet'],
    ['telma h', 'telmisartan + hydrochlorothiazide 40 mg/12.5 mg tablet'],
    ['pan d', 'pantoprazole + domperidone 40 mg/30 mg SR capsule'],
    ['thyronorm 50', 'levothyroxine 50 mcg tablet'],
    ['vit d3 60k', 'cholecalciferol 60000 IU capsule'],
    ['dolo650', 'paracetamol 650 mg tablet'],
    ['combiflam', 'ibuprofen + paracetamol 400 mg/325 mg tablet'],
  ])('%s finds %s first', (typed, expected) => {
    const [first] = findDrugs(index, typed, 5);
    expect(first && show(first.item)).toBe(expected);
  });

  test.each([
    ['पैरासिटामोल', 'paracetamol'],
    ['पैरासीटामॉल 500', 'paracetamol'],
    ['डोलो 650', 'paracetamol'],
    ['क्रोसिन', 'paracetamol'],
    ['एज़िथ्रोमाइसिन', 'azithromycin'],
    ['अमोक्सिसिलिन', 'amoxicillin'],
    ['मेटफॉर्मिन', 'metformin'],
    ['सेट्रिजिन', 'cetirizine'],
    ['आइबुप्रोफेन', 'ibuprofen'],
    ['एम्लोडिपिन', 'amlodipine'],
    ['टेल्मिसार्टन', 'telmisartan'],
    ['ओमेप्राजोल', 'omeprazole'],
    ['parasitamol', 'paracetamol'],
    ['azithromicin', 'azithromycin'],
    ['levocetrizine', 'levocetirizine'],
    ['montelucast', 'montelukast'],
  ])('%s in Hindi or by ear finds %s', (typed, generic) => {
    expect(findDrugs(index, typed, 5)[0]?.item.generic).toBe(generic);
  });

  test('a name in Hindi that is only like a known one is offered, never taken', () => {
    expect(pickDrug(index, 'पैरासिटामोल', '500 mg', 'tablet').status).toBe('candidates');
  });

  test('a rightly spelt name is never pushed aside by a sound-alike', () => {
    for (const hit of findDrugs(index, 'cefixime', 20)) expect(hit.item.generic).toContain('cefixime');
  });

  test('one letter, nothing at all and ten thousand letters find nothing and do no harm', () => {
    expect(findDrugs(index, 'p', 5)).toEqual([]);
    expect(findDrugs(index, '   ', 5)).toEqual([]);
    expect(findDrugs(index, 'zz'.repeat(5000), 5)).toEqual([]);
    expect(findDrugs(index, '$%^(*', 5)).toEqual([]);
  });

  test('a keystroke costs under two milliseconds on the whole formulary', () => {
    const typed = [
      'par',
      'paracitamol',
      'dolo 650',
      'xyzzyq',
      'metfornin 500',
      'tab az',
      'in',
      'amlodepine',
      'levo',
    ];
    const times: number[] = [];
    for (let round = 0; round < 60; round += 1) {
      for (const text of typed) {
        const start = performance.now();
        findDrugs(index, text, 10);
        times.push(performance.now() - start);
      }
    }
    times.sort((a, b) => a - b);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(2);
  });
});

describe('the item that a line means', () => {
  test.each([
    ['dolo', '650', '', 'paracetamol 650 mg tablet'],
    ['pcm', '650', 'tablet', 'paracetamol 650 mg tablet'],
    ['calpol', '250mg/5ml', 'syrup', 'paracetamol 250 mg/5 mL syrup'],
    ['glycomet SR', '500', '', 'metformin 500 mg SR tablet'],
    ['metformin', '500 mg', 'SR tablet', 'metformin 500 mg SR tablet'],
    ['metformin', '500', 'tablet', 'metformin 500 mg tablet'],
    ['vit d3', '60k', '', 'cholecalciferol 60000 IU capsule'],
    ['taxim-o', '200', '', 'cefixime 200 mg tablet'],
    ['Ecosprin', '75', '', 'aspirin (antiplatelet) 75 mg tablet'],
  ])('%s %s %s is %s', (drug, strength, form, expected) => {
    const pick = pickDrug(index, drug, strength, form);
    expect(pick.status === 'found' && show(pick.hit.item)).toBe(expected);
  });

  test.each([
    ['pcm', '', ''],
    ['lantus', '', ''],
    ['dolo', '700', ''],
  ])('%s %s %s is several or no strength: a person chooses', (drug, strength, form) => {
    expect(pickDrug(index, drug, strength, form).status).toBe('candidates');
  });

  test('a misspelt name is offered and never taken', () => {
    expect(pickDrug(index, 'paracitamol', '650', '').status).toBe('candidates');
    expect(pickDrug(index, 'sitopaladi churna', '3 g', '')).toEqual({ status: 'none' });
  });

  test('the brand is kept apart from the generic, and a synonym is no brand', () => {
    const dolo = pickDrug(index, 'dolo', '650', '');
    const pcm = pickDrug(index, 'pcm', '650', 'tablet');
    expect(dolo.status === 'found' && dolo.hit.brand).toBe('Dolo');
    expect(pcm.status === 'found' && pcm.hit.brand).toBe('');
  });
});

test('with the formulary at hand a bare figure is read as the strength it is', () => {
  const names = knownNamesOf(index);
  const read = (typed: string) => {
    const { strengthText, problems, dose } = parseRxLine(typed, { names });
    return [strengthText, problems.length, dose?.schedule];
  };
  expect(read('amaryl 2 od')).toEqual(['2', 0, { kind: 'times', code: 'OD', amount: 1 }]);
  expect(read('pcm 2 tds')).toEqual(['', 0, { kind: 'times', code: 'TDS', amount: 2 }]);
  expect(read('roliten od 4 od')).toEqual(['4', 0, { kind: 'times', code: 'OD', amount: 1 }]);
  expect(read('zzfolitrax 3 weekly')).toEqual(['', 1, undefined]);
});

test('insulin without its unit is refused, with it is read', () => {
  const names = knownNamesOf(index);
  for (const typed of ['lantus 10 hs', 'mixtard 10-0-8', 'insulin glargine 10 od']) {
    expect(parseRxLine(typed, { names })).toMatchObject({ dose: null, problems: [{ code: 'UNIT_MISSING' }] });
  }
  expect(parseRxLine('lantus 10 units hs', { names }).problems).toEqual([]);
});

test('names are compared without case, brackets and accents, and by sound', () => {
  expect(foldName('  Beclométasone (Inhaled) 0.25 ')).toBe('beclometasone inhaled 0.25');
  expect(soundKey('amoxycillin')).toBe(soundKey('amoxicilin'));
  expect(soundKey('cefalexin')).toBe(soundKey('cephalexin'));
  expect([
    editDistance('atrova', 'atorva', 2),
    editDistance('abc', 'abcdef', 2),
    editDistance('pan', 'pam', 1),
  ]).toEqual([1, 3, 1]);
});

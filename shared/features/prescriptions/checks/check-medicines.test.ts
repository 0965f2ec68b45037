import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadReferenceLists } from '../../../../electron/features/prescriptions/reference-lists.ts';
import type { RecordedAllergies } from '../allergy.rules.ts';
import type { Dose, RxLine } from '../dose.schema.ts';
import { checksOf, dose, TODAY, told } from './checks.test-support.ts';
import type { PersonFacts } from './person-facts.ts';

const lists = loadReferenceLists(fileURLToPath(new URL('../../../../resources/reference', import.meta.url)));
const { check, freeText, lineOf } = checksOf(lists);

const woman: Partial<PersonFacts> = { sex: 'F', ageMonths: 30 * 12 };
const times = (code: 'OD' | 'BD' | 'TDS' | 'QID', amount = 1): Partial<Dose> => ({
  schedule: { kind: 'times', code, amount },
});
const allergicTo = (
  substance: string,
  severity: 'unknown' | 'mild' | 'severe' = 'unknown',
): RecordedAllergies => ({
  status: 'listed',
  items: [{ substance, severity }],
});
const ongoing: Partial<RxLine> = { dose: dose({ duration: { kind: 'continue' } }) };

describe('interactions', () => {
  test.each<[string, RxLine[], string]>([
    [
      'warfarin with an NSAID',
      [lineOf('warfarin'), lineOf('ibuprofen')],
      'major interaction ibuprofen + warfarin',
    ],
    [
      'warfarin with the NSAID inside a combination',
      [lineOf('warfarin'), lineOf('aceclofenac + paracetamol')],
      'major interaction aceclofenac + warfarin',
    ],
    [
      'sildenafil with a nitrate',
      [lineOf('isosorbide mononitrate'), lineOf('sildenafil')],
      'contraindicated interaction sildenafil + isosorbide mononitrate',
    ],
    [
      'clarithromycin with atorvastatin',
      [lineOf('clarithromycin'), lineOf('atorvastatin')],
      'major interaction atorvastatin + clarithromycin',
    ],
    [
      'an outside name in free text',
      [freeText('Gemfibrozil 600 homebrand'), lineOf('atorvastatin')],
      'contraindicated interaction atorvastatin + gemfibrozil',
    ],
    [
      'two members of one class',
      [lineOf('ibuprofen'), lineOf('naproxen')],
      'major interaction naproxen + ibuprofen',
    ],
  ])('%s is found', (_what, lines, expected) => {
    expect(told(check(lines))).toContain(expected);
  });

  test.each<[string, RxLine[]]>([
    ['the two ingredients of one product', [lineOf('telmisartan + hydrochlorothiazide')]],
    ['two forms of metoprolol', [lineOf('metoprolol tartrate'), lineOf('metoprolol succinate')]],
    ['diclofenac gel with warfarin', [lineOf('warfarin'), lineOf('diclofenac', { of: 'gel' })]],
    ['miconazole skin cream with warfarin', [lineOf('warfarin'), lineOf('miconazole')]],
    ['latanoprost drops with warfarin', [lineOf('warfarin'), lineOf('latanoprost')]],
  ])('%s is not an interaction', (_what, lines) => {
    expect(told(check(lines), 'interaction')).toEqual([]);
  });

  test('miconazole that is swallowed or taken up raises warfarin all the same', () => {
    const gel = freeText('Miconazole oral gel');
    const vaginal = lineOf('miconazole', { dose: dose({ route: 'vaginal' }) });
    for (const line of [gel, vaginal])
      expect(told(check([lineOf('warfarin'), line]), 'interaction')).toEqual([
        'major interaction miconazole + warfarin',
      ]);
  });

  test('timolol eye drops meet beta-blockers, verapamil and the inhaler of an asthmatic, and nothing else', () => {
    const drops = lineOf('timolol');
    expect(told(check([lineOf('verapamil'), drops]), 'interaction')).toHaveLength(1);
    expect(told(check([lineOf('salbutamol', { of: 'puff' }), drops]), 'interaction')).toEqual([
      'major interaction timolol + salbutamol',
    ]);
    expect(told(check([lineOf('atenolol'), drops]), 'interaction')).toEqual([]);
    expect(told(check([lineOf('glimepiride'), drops]), 'interaction')).toEqual([]);
    expect(told(check([lineOf('glimepiride'), lineOf('propranolol')]), 'interaction')).toHaveLength(1);
  });

  test('a row that names both drugs stands before a graver one about their classes', () => {
    const found = check([lineOf('aspirin (antiplatelet)'), lineOf('ibuprofen')]).findings.find(
      ({ kind }) => kind === 'interaction',
    );
    expect(found).toMatchObject({ ruleId: 'DDI176', level: 'moderate' });
  });
});

describe('earlier medicines', () => {
  const warfarin = lineOf('warfarin', ongoing);
  test('one that goes on interacts, with the day since when', () => {
    const [found] = check([lineOf('ibuprofen')], {
      earlier: [{ line: warfarin, startedOn: '2026-03-02' }],
    }).findings;
    expect(found).toMatchObject({
      level: 'major',
      lineNumber: 1,
      otherLineNumber: null,
      earlier: { generic: 'warfarin', startedOn: '2026-03-02', endsOn: null },
    });
  });

  test.each([
    ['five days begun four days ago', '2026-11-17', 1],
    ['five days begun five days ago', '2026-11-16', 0],
  ])('%s: the last day counts, the day after does not', (_what, startedOn, count) => {
    const line = lineOf('clarithromycin');
    expect(
      told(check([lineOf('atorvastatin')], { earlier: [{ line, startedOn }] }), 'interaction'),
    ).toHaveLength(count);
  });

  test('one that is written again is changed, not doubled', () => {
    const earlier = [{ line: lineOf('amlodipine', ongoing), startedOn: '2026-08-01' }];
    expect(
      check([lineOf('amlodipine', { of: '10 mg', dose: dose(times('OD')) })], { earlier }).findings,
    ).toEqual([]);
  });

  test('a course given again before its end is said without a question', () => {
    const earlier = [{ line: lineOf('cefixime'), startedOn: '2026-11-19' }];
    expect(told(check([lineOf('cefixime')], { earlier }))).toEqual(['moderate alreadyGiven cefixime']);
  });
});

describe('allergies', () => {
  test.each<[string, RxLine, RecordedAllergies, string | undefined]>([
    [
      'the same group',
      lineOf('amoxicillin'),
      allergicTo('penicillin'),
      'contraindicated allergy amoxicillin + penicillin',
    ],
    [
      'an ingredient of a combination',
      lineOf('aceclofenac + paracetamol'),
      allergicTo('paracetamol'),
      'contraindicated allergy paracetamol + paracetamol',
    ],
    [
      'a first-generation cephalosporin that shares the side chain',
      lineOf('cefalexin'),
      allergicTo('amoxicillin', 'severe'),
      'contraindicated allergy cefalexin + amoxicillin',
    ],
    ['an unrelated drug', lineOf('azithromycin'), allergicTo('penicillin'), undefined],
  ])('%s', (_what, line, allergies, expected) => {
    expect(told(check([line], { allergies }), 'allergy')).toEqual(expected ? [expected] : []);
  });

  test('a third-generation cephalosporin is said to somebody allergic to penicillin, and does not stop', () => {
    const found = check([lineOf('cefixime')], { allergies: allergicTo('penicillin') }).findings;
    expect(found.map(({ level, kind }) => `${level} ${kind}`)).toEqual(['moderate allergy']);
  });

  test('not asked and not understood are said', () => {
    const unasked = check([lineOf('amoxicillin')], { allergies: { status: 'notRecorded', items: [] } });
    expect(unasked.notChecked).toContainEqual({ code: 'allergiesNotAsked', lineNumber: null, what: '' });
    const strange = check([lineOf('amoxicillin')], { allergies: allergicTo('red pill') });
    expect(strange.notChecked).toContainEqual({
      code: 'allergenUnknown',
      lineNumber: null,
      what: 'red pill',
    });
  });
});

describe('the same twice', () => {
  test.each<[string, RxLine[], string[]]>([
    [
      'an ingredient inside a combination',
      [
        lineOf('ibuprofen + paracetamol', { dose: dose(times('OD')) }),
        lineOf('paracetamol', { of: '500 mg' }),
      ],
      ['major duplicateIngredient paracetamol + ibuprofen + paracetamol'],
    ],
    [
      'two brands of one drug',
      [lineOf('cetirizine', { brand: 'Cetzine' }), lineOf('cetirizine', { brand: 'Okacet' })].map(line => ({
        ...line,
        dose: dose(times('OD', 0.5)),
      })),
      ['major duplicateIngredient cetirizine + Cetzine'],
    ],
    [
      'two strengths for one split dose',
      [lineOf('levothyroxine', { of: '100 mcg' }), lineOf('levothyroxine', { of: '25 mcg' })].map(line => ({
        ...line,
        dose: dose(times('OD')),
      })),
      ['moderate duplicateIngredient levothyroxine + levothyroxine'],
    ],
    [
      'a gel beside a tablet',
      [lineOf('diclofenac', { of: 'gel' }), lineOf('diclofenac', { of: 'tablet' })],
      [],
    ],
    ['two insulins', [lineOf('insulin human regular'), lineOf('insulin isophane (NPH)')], []],
    [
      'two members of a class',
      [lineOf('pantoprazole'), lineOf('rabeprazole')],
      ['major duplicateClass rabeprazole + pantoprazole'],
    ],
    [
      'an ACE inhibitor beside the ARB of a combination',
      [lineOf('ramipril'), lineOf('telmisartan + hydrochlorothiazide')],
      ['major duplicateClass telmisartan + ramipril'],
    ],
    ['an antibiotic of another class', [lineOf('azithromycin'), lineOf('cefixime')], []],
  ])('%s', (_what, lines, expected) => {
    const checked = check(lines);
    expect([...told(checked, 'duplicateIngredient'), ...told(checked, 'duplicateClass')]).toEqual(expected);
  });
});

describe('daily maximum', () => {
  const dolo = lineOf('paracetamol', { of: '650 mg', brand: 'Dolo', dose: dose(times('QID')) });
  test('two paracetamol brands exceed it together', () => {
    const zerodol = lineOf('aceclofenac + paracetamol', { of: '325', dose: dose(times('QID', 2)) });
    const found = check([dolo, zerodol]).findings.find(
      ({ drug, kind }) => kind === 'dailyMaximum' && drug === 'paracetamol',
    );
    expect(found).toMatchObject({
      level: 'contraindicated',
      lineNumber: 2,
      otherLineNumber: 1,
      amounts: { total: 5200, maximum: 4000, unit: 'mg', per: 'day' },
    });
  });
  test('one of them alone does not, and an earlier course that still runs is added', () => {
    expect(told(check([dolo]), 'dailyMaximum')).toEqual([]);
    const earlier = [
      { line: lineOf('tramadol + paracetamol', { dose: dose(times('QID', 2)) }), startedOn: '2026-11-20' },
    ];
    expect(told(check([dolo], { earlier }), 'dailyMaximum')).toEqual([
      'contraindicated dailyMaximum paracetamol',
    ]);
  });

  test.each<[string, RxLine, Partial<PersonFacts>, { total: number; maximum: number } | undefined]>([
    [
      'a syrup above the child’s share',
      lineOf('paracetamol', { of: '250 mg/5 mL', dose: dose({ ...times('QID', 5), unit: 'mL' }) }),
      { ageMonths: 36, weightKg: 12 },
      { total: 1000, maximum: 720 },
    ],
    [
      'a measure rounded up by a few drops',
      lineOf('paracetamol', { of: '250 mg/5 mL', dose: dose({ ...times('QID', 4), unit: 'mL' }) }),
      { ageMonths: 36, weightKg: 12.2 },
      undefined,
    ],
    [
      'the same syrup in a heavier child',
      lineOf('paracetamol', { of: '250 mg/5 mL', dose: dose({ ...times('QID', 5), unit: 'mL' }) }),
      { ageMonths: 60, weightKg: 18 },
      undefined,
    ],
    [
      'drops by the drop',
      lineOf('paracetamol', { of: '100 mg/mL', dose: dose({ ...times('QID', 40), unit: 'drop' }) }),
      { ageMonths: 6, weightKg: 7 },
      { total: 800, maximum: 420 },
    ],
    [
      'an hourly dose',
      lineOf('ibuprofen', {
        of: '400 mg',
        dose: dose({ schedule: { kind: 'hourly', everyHours: 3, amount: 1 } }),
      }),
      {},
      { total: 3200, maximum: 2400 },
    ],
    [
      'when needed, by its least gap',
      lineOf('tramadol', {
        of: '50 mg',
        dose: dose({
          schedule: { kind: 'sos', amount: 3 },
          asNeeded: { reason: 'pain', minGapHours: 6, maxPerDay: null },
        }),
      }),
      {},
      { total: 600, maximum: 400 },
    ],
    [
      'methotrexate every day instead of once a week',
      lineOf('methotrexate (low dose)', { of: '7.5 mg', dose: dose(times('OD')) }),
      {},
      { total: 52.5, maximum: 30 },
    ],
    [
      'methotrexate once a week',
      lineOf('methotrexate (low dose)', { of: '7.5 mg', dose: dose({ ...times('OD'), every: 'week' }) }),
      {},
      undefined,
    ],
  ])('%s', (_what, line, person, amounts) => {
    const found = check([line], { person }).findings.find(({ kind }) => kind === 'dailyMaximum');
    if (amounts) expect(found?.amounts).toMatchObject(amounts);
    else expect(found).toBeUndefined();
  });

  test('a doubtful maximum is information', () => {
    const ramipril = lineOf('ramipril', { of: '10 mg' });
    expect(told(check([ramipril]), 'dailyMaximum')).toEqual(['moderate dailyMaximum ramipril']);
  });

  test('what cannot be counted is said', () => {
    const sos = lineOf('paracetamol', {
      dose: dose({
        schedule: { kind: 'sos', amount: 1 },
        asNeeded: { reason: 'fever', minGapHours: null, maxPerDay: null },
      }),
    });
    expect(check([sos]).notChecked).toEqual([
      { code: 'amountNotCounted', lineNumber: 1, what: 'paracetamol' },
    ]);
    const unweighed = check([dolo], { person: { ageMonths: 60, weightKg: null } });
    expect(unweighed.notChecked).toContainEqual({ code: 'noWeight', lineNumber: 1, what: 'paracetamol' });
  });
});

describe('the person', () => {
  const kinds = ['pregnancy', 'lactation', 'age', 'elderly', 'renal'];
  test.each<[string, RxLine, Partial<PersonFacts>, string[]]>([
    [
      'telmisartan in pregnancy',
      lineOf('telmisartan'),
      { ...woman, pregnancy: 'yes' },
      ['contraindicated pregnancy telmisartan + contraindicated'],
    ],
    [
      'ciprofloxacin in pregnancy',
      lineOf('ciprofloxacin', { of: 'tablet' }),
      { ...woman, pregnancy: 'yes' },
      ['major pregnancy ciprofloxacin + avoid'],
    ],
    ['paracetamol in pregnancy', lineOf('paracetamol'), { ...woman, pregnancy: 'yes' }, []],
    ['telmisartan when she says no', lineOf('telmisartan'), { ...woman, pregnancy: 'no' }, []],
    [
      'tramadol in breast-feeding',
      lineOf('tramadol'),
      { ...woman, breastFeeding: 'yes', pregnancy: 'no' },
      ['major lactation tramadol'],
    ],
    [
      'aspirin at 15',
      lineOf('aspirin (analgesic dose)'),
      { ageMonths: 15 * 12 },
      ['contraindicated age aspirin'],
    ],
    ['aspirin at 16', lineOf('aspirin (analgesic dose)'), { ageMonths: 16 * 12 }, []],
    ['doxycycline at 7', lineOf('doxycycline'), { ageMonths: 7 * 12 + 11 }, ['major age doxycycline']],
    ['doxycycline at 8', lineOf('doxycycline'), { ageMonths: 8 * 12 }, []],
    ['codeine at 11', lineOf('codeine (linctus)'), { ageMonths: 11 * 12 }, ['contraindicated age codeine']],
    ['codeine at 12', lineOf('codeine (linctus)'), { ageMonths: 12 * 12 }, []],
    ['ciprofloxacin eye drops in a child', lineOf('ciprofloxacin', { of: 'eye' }), { ageMonths: 60 }, []],
    ['glibenclamide at 70', lineOf('glibenclamide'), { ageMonths: 70 * 12 }, ['major elderly glibenclamide']],
    [
      'metformin with little kidney',
      lineOf('metformin'),
      { ageMonths: 70 * 12, creatinineMgDl: 3.2 },
      ['contraindicated renal metformin + eGFR 20'],
    ],
    [
      'metformin with some kidney',
      lineOf('metformin'),
      { ageMonths: 70 * 12, creatinineMgDl: 1.9 },
      ['major renal metformin + eGFR 37'],
    ],
    ['metformin with a good kidney', lineOf('metformin'), { ageMonths: 40 * 12, creatinineMgDl: 0.9 }, []],
    [
      'a child by height',
      lineOf('ibuprofen', { of: '100 mg/5 mL', dose: dose({ ...times('OD', 1), unit: 'mL' }) }),
      { ageMonths: 72, heightCm: 110, weightKg: 18, creatinineMgDl: 2 },
      ['major renal ibuprofen + eGFR 23'],
    ],
  ])('%s', (_what, line, person, expected) => {
    const checked = check([line], { person });
    expect(told(checked).filter(words => kinds.some(kind => words.includes(` ${kind} `)))).toEqual(expected);
  });

  test('no creatinine, no answer about pregnancy or breast-feeding: said, with the drugs', () => {
    const checked = check([lineOf('metformin'), lineOf('telmisartan'), lineOf('tramadol')], {
      person: woman,
    });
    expect(checked.notChecked).toEqual([
      { code: 'pregnancyNotAsked', lineNumber: null, what: 'telmisartan, tramadol' },
      { code: 'breastFeedingNotAsked', lineNumber: null, what: 'tramadol' },
      { code: 'noCreatinine', lineNumber: null, what: 'metformin, tramadol' },
    ]);
  });
});

describe('marks of the law', () => {
  test('Schedule X and NDPS are said at the desk and refused from afar', () => {
    const ketamine = lineOf('ketamine');
    const alprazolam = lineOf('alprazolam', { dose: dose(times('OD')) });
    expect(told(check([ketamine, alprazolam]), 'schedule')).toEqual([
      'moderate schedule ketamine',
      'moderate schedule alprazolam',
    ]);
    expect(told(check([ketamine, alprazolam], { person: { mode: 'video' } }), 'teleconsultation')).toEqual([
      'contraindicated teleconsultation ketamine',
      'contraindicated teleconsultation alprazolam',
    ]);
  });
  test('a drug of no tele list is not checked; list O is', () => {
    const checked = check([lineOf('amlodipine'), lineOf('paracetamol')], { person: { mode: 'audio' } });
    expect(checked.notChecked).toContainEqual({ code: 'teleListUnknown', lineNumber: 1, what: 'amlodipine' });
    expect(checked.notChecked.some(({ what }) => what === 'paracetamol')).toBe(false);
  });
  test('an anti-tuberculosis drug asks for the notification', () => {
    expect(told(check([lineOf('rifampicin')]), 'notifiable')).toHaveLength(1);
  });
});

describe('what is said about the check', () => {
  test('free text is never counted as checked', () => {
    const checked = check([
      freeText('Sitopaladi churna'),
      lineOf('paracetamol'),
      lineOf('cetirizine', { dose: dose(times('OD')) }),
    ]);
    expect(checked.notChecked).toContainEqual({ code: 'freeText', lineNumber: 1, what: 'Sitopaladi churna' });
    expect(checked.checkedPairs).toBe(1);
  });
  test('six pairs of four lines, and four more with one earlier medicine', () => {
    const lines = ['azithromycin', 'montelukast', 'pantoprazole', 'amlodipine'].map(name => lineOf(name));
    expect(check(lines).checkedPairs).toBe(6);
    const earlier = [{ line: lineOf('atorvastatin', ongoing), startedOn: TODAY }];
    expect(check(lines, { earlier }).checkedPairs).toBe(10);
  });
  test('a moved line keeps the key of its warning', () => {
    const keys = (lines: RxLine[]) =>
      check(lines)
        .findings.map(({ key }) => key)
        .sort();
    const lines = [lineOf('warfarin'), lineOf('ibuprofen'), lineOf('pantoprazole')];
    expect(keys([...lines].reverse())).toEqual(keys(lines));
  });
  test('every finding names its list, version and day', () => {
    for (const { list } of check([lineOf('warfarin'), lineOf('ibuprofen')]).findings)
      expect(list).toMatchObject({ name: 'interactions', version: '1.0.0', date: '2026-11-22' });
  });
  test('forty lines of anything are checked without fault', () => {
    const many = Array.from({ length: 40 }, (_, at) => (at % 2 ? lineOf('paracetamol') : freeText('...')));
    expect(check(many).findings.length).toBeGreaterThan(0);
  });
});

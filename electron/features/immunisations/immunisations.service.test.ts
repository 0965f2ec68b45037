import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

type NewDose = InputOf<typeof contract.immunisations.record>;

async function bornClinic(birthOn = '2026-09-01'): Promise<{ nurse: TestClinic; patientId: number }> {
  const desk = await openTestClinic();
  const { id: patientId } = await desk.call(contract.patients.register, {
    ...{ fullName: 'Baby Rao', phone: '5000041735', birthOn, birthIsEstimated: false, sex: 'F' as const },
    guardian: { fullName: 'Asha Rao', relation: 'mother', phone: '', idType: '', idLast4: '' },
  });
  return { nurse: await desk.as('nurse'), patientId };
}

function dose(patientId: number, more: Partial<NewDose> = {}): NewDose {
  return {
    ...{ patientId, code: 'PENTA', givenOn: '2026-11-21', place: 'here' as const, batch: 'B-71' },
    ...{ expiresOn: '2027-05-31', brand: 'Pentavac', site: 'Left thigh', ...more },
  };
}

async function dueBy(clinic: TestClinic, byDate: string) {
  return (await clinic.call(contract.immunisations.dueList, { byDate })).people;
}

async function statesOf(clinic: TestClinic, patientId: number, code: string): Promise<string[]> {
  const { doses } = await clinic.call(contract.immunisations.chart, { patientId });
  return doses
    .filter(one => one.code === code)
    .map(({ state, givenOn }) => `${state} ${givenOn ?? ''}`.trim());
}

test('a dose is written with its vial, counts in the plan, and puts the child on the list of who is due', async () => {
  const { nurse, patientId } = await bornClinic();
  expect(await statesOf(nurse, patientId, 'PENTA')).toEqual(['overdue', 'coming', 'coming']);
  expect(await dueBy(nurse, '2026-12-31')).toEqual([]);
  await nurse.call(contract.immunisations.record, dose(patientId));

  expect(await statesOf(nurse, patientId, 'PENTA')).toEqual(['given 2026-11-21', 'coming', 'coming']);
  const [child] = await dueBy(nurse, '2026-12-31');
  expect(child).toMatchObject({ patientId, fullName: 'Baby Rao' });
  expect(child?.doses.find(({ vaccine }) => vaccine.startsWith('Pentavalent'))).toEqual({
    ...{ vaccine: 'Pentavalent (DPT + HepB + Hib)', doseLabel: '2', dueOn: '2026-12-19', isOverdue: false },
  });
  const { records } = await nurse.call(contract.immunisations.chart, { patientId });
  expect(records).toMatchObject([
    { batch: 'B-71', expiresOn: '2027-05-31', recordedByName: 'Sunita Toppo', isCounted: true },
  ]);
});

test.each([
  ['GIVEN_BEFORE_BIRTH', { givenOn: '2026-08-31' }],
  ['GIVEN_IN_FUTURE', { givenOn: '2026-11-22' }],
  ['GIVEN_HERE_LONG_AGO', { givenOn: '2026-11-13' }],
  ['VACCINE_EXPIRED', { expiresOn: '2026-11-20' }],
  ['NO_SUCH_VACCINE', { code: 'ELIXIR' }],
  ['INVALID_INPUT', { batch: '' }],
  ['INVALID_INPUT', { expiresOn: null }],
] as const)('%s leaves nothing written', async (code, wrong) => {
  const { nurse, patientId } = await bornClinic();
  const refusal = await refusalOf(nurse.call(contract.immunisations.record, dose(patientId, wrong)));
  expect(refusal.code).toBe(code);
  expect((await nurse.call(contract.immunisations.chart, { patientId })).records).toEqual([]);
});

test('what a card says needs no batch, and the same vaccine on one day is written once', async () => {
  const { nurse, patientId } = await bornClinic();
  const fromCard = dose(patientId, { place: 'elsewhere', batch: '', expiresOn: null, givenOn: '2026-10-13' });
  const { id } = await nurse.call(contract.immunisations.record, fromCard);
  expect(await refusalOf(nurse.call(contract.immunisations.record, fromCard))).toEqual({
    code: 'ALREADY_RECORDED',
    data: { id },
  });
});

test('a record made in error stays, struck through, and the dose is due again', async () => {
  const { nurse, patientId } = await bornClinic();
  const { id } = await nurse.call(contract.immunisations.record, dose(patientId));
  await nurse.call(contract.immunisations.noteReaction, { id, text: 'Fever for a day', isSerious: false });
  await nurse.call(contract.immunisations.withdraw, { id, reason: 'Wrong child' });

  expect(await statesOf(nurse, patientId, 'PENTA')).toEqual(['overdue', 'coming', 'coming']);
  const { records } = await nurse.call(contract.immunisations.chart, { patientId });
  expect(records).toMatchObject([
    { id, withdrawnBecause: 'Wrong child', isCounted: false, reactions: [{ text: 'Fever for a day' }] },
  ]);
  expect((await refusalOf(nurse.call(contract.immunisations.withdraw, { id, reason: 'Again' }))).code).toBe(
    'ALREADY_WITHDRAWN',
  );
  await nurse.call(contract.immunisations.record, dose(patientId));
  expect(await statesOf(nurse, patientId, 'PENTA')).toEqual(['given 2026-11-21', 'coming', 'coming']);
});

test('a course after a bite asks for its first day and follows it', async () => {
  const { nurse, patientId } = await bornClinic('1990-01-01');
  const bite = { patientId, schedule: 'RABIES-PEP-IM' };
  expect((await refusalOf(nurse.call(contract.immunisations.choosePlan, bite))).code).toBe('START_NEEDED');
  expect(
    (await refusalOf(nurse.call(contract.immunisations.choosePlan, { ...bite, startOn: '2026-11-22' }))).code,
  ).toBe('START_IN_FUTURE');
  await nurse.call(contract.immunisations.choosePlan, { ...bite, startOn: '2026-11-20' });
  const { schedule, doses } = await nurse.call(contract.immunisations.chart, { patientId });
  expect(schedule).toBe('RABIES-PEP-IM');
  expect(doses.map(({ doseLabel, dueOn }) => `${doseLabel} ${dueOn}`).slice(0, 2)).toEqual([
    'Day 0 2026-11-20',
    'Day 3 2026-11-24',
  ]);
});

test('a course after a bite stands beside the schedule of the child and hides nothing of it', async () => {
  const { nurse, patientId } = await bornClinic();
  await nurse.call(contract.immunisations.record, dose(patientId));
  const before = (await dueBy(nurse, '2026-12-31'))[0]?.doses.length ?? 0;
  await nurse.call(contract.immunisations.choosePlan, {
    ...{ patientId, schedule: 'RABIES-PEP-IM', startOn: '2026-11-21' },
  });
  const [child] = await dueBy(nurse, '2026-12-31');
  expect(child?.doses).toHaveLength(before + 5);
  const { schedule, followed } = await nurse.call(contract.immunisations.chart, { patientId });
  expect(schedule).toBe('RABIES-PEP-IM');
  expect(followed).toEqual(['RABIES-PEP-IM', 'NIS']);
});

test('an adult’s injection does not ask for an infant’s schedule', async () => {
  const { nurse, patientId } = await bornClinic('1980-01-01');
  await nurse.call(contract.immunisations.record, dose(patientId, { code: 'Td' }));
  expect(await dueBy(nurse, '2026-12-31')).toEqual([]);
});

test('a schedule that somebody chose outlives the automatic one of a joined record', async () => {
  const { nurse, patientId } = await bornClinic();
  await nurse.call(contract.immunisations.choosePlan, { patientId, schedule: 'IAP' });
  const desk = await nurse.as('receptionist');
  const { id: twin } = await desk.call(contract.patients.register, {
    ...{
      fullName: 'Baby Rao',
      phone: '5000041735',
      birthOn: '2026-09-01',
      birthIsEstimated: false,
      sex: 'F' as const,
    },
    notADuplicateBecause: 'Twin',
  });
  await nurse.call(contract.immunisations.record, dose(twin));
  const owner = await nurse.as('owner');
  await owner.call(contract.patients.merge, { keptId: patientId, goneId: twin, reason: 'One child' });
  expect((await nurse.call(contract.immunisations.chart, { patientId })).schedule).toBe('IAP');
});

test('the database itself takes no vaccine of tomorrow and none of a merged record', async () => {
  const { nurse, patientId } = await bornClinic();
  const { db } = nurse.server.house.opened();
  const insert = (givenOn: number, recordId: number) =>
    db.transaction(writer =>
      writer.run(sql`
        INSERT INTO immunisations (patient_id, code, vaccine, given_on, place, brand, batch, site, note, recorded_at,
          recorded_by)
        VALUES (${recordId}, 'BCG', 'BCG', ${givenOn}, 'elsewhere', '', '', '', '', ${nurse.clock.now()}, 1)`),
    );
  expect(() => insert(20301231, patientId)).toThrow('written down when it was given');
  expect(() => insert(20261120, patientId)).not.toThrow();
});

test('a child who was hidden with a list that was taken back is asked for nothing and stops nobody’s list', async () => {
  const { nurse, patientId } = await bornClinic();
  await nurse.call(contract.immunisations.record, dose(patientId));
  expect(await dueBy(nurse, '2026-12-31')).toHaveLength(1);
  nurse.server.house
    .opened()
    .db.transaction(writer => writer.run(sql`UPDATE patients SET is_hidden = 1 WHERE id = ${patientId}`));
  expect(await dueBy(nurse, '2026-12-31')).toEqual([]);
});

test('the chart of two records of one child is one', async () => {
  const { nurse, patientId } = await bornClinic();
  const owner = await nurse.as('owner');
  const desk = await nurse.as('receptionist');
  const { id: twinRecord } = await desk.call(contract.patients.register, {
    ...{
      fullName: 'Baby Rao',
      phone: '5000041735',
      birthOn: '2026-09-01',
      birthIsEstimated: false,
      sex: 'F' as const,
    },
    notADuplicateBecause: 'Twin',
  });
  await nurse.call(contract.immunisations.record, dose(twinRecord));
  await owner.call(contract.patients.merge, { keptId: patientId, goneId: twinRecord, reason: 'One child' });
  expect(await statesOf(nurse, patientId, 'PENTA')).toEqual(['given 2026-11-21', 'coming', 'coming']);
});

test('the card names the child, the vial and what comes next', async () => {
  const { nurse, patientId } = await bornClinic();
  await nurse.call(contract.immunisations.record, dose(patientId));
  const { pdf, pageCount } = await nurse.call(contract.immunisations.printCard, { patientId });
  const path = join(nurse.folderPath, 'card.pdf');
  writeFileSync(path, Buffer.from(pdf, 'base64'));
  const words = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(
    '\u00a0',
    ' ',
  );
  expect(pageCount).toBe(1);
  for (const word of ['Baby Rao', '1 Sep 2026', 'Pentavac, B-71', '21 Nov 2026', '19 Dec 2026'])
    expect(words).toContain(word);
});

test('neither the desk nor the owner without a clinical role reads or writes what was injected', async () => {
  const { nurse, patientId } = await bornClinic();
  const desk = await nurse.as('receptionist');
  expect((await refusalOf(desk.call(contract.immunisations.chart, { patientId }))).code).toBe('NOT_ALLOWED');
  expect((await refusalOf(desk.call(contract.immunisations.record, dose(patientId)))).code).toBe(
    'NOT_ALLOWED',
  );
});

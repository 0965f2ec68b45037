import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import { sql } from '../../database/db.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const skin = {
  id: 'skin',
  title: { en: 'Skin', hi: 'त्वचा' },
  fields: [
    { id: 'itch', type: 'yesNo' as const, label: { en: 'Itch' } },
    {
      id: 'days',
      type: 'number' as const,
      label: { en: 'For' },
      min: 0,
      max: 900,
      unit: 'days',
      showIf: 'itch',
    },
  ],
  print: { prescription: [{ field: 'itch' }] },
};

let phone = 5_000_041_700;

async function visitOf(doctor: TestClinic, patientId?: number) {
  const desk = await doctor.as('receptionist');
  phone += 1;
  const person =
    patientId ??
    (
      await desk.call(contract.patients.register, {
        ...{ fullName: 'Rekha Patil', phone: String(phone), sex: 'F' as const },
        ...{ birthOn: '1994-03-02', birthIsEstimated: false, notADuplicateBecause: 'Another person' },
      })
    ).id;
  const { visitId } = await desk.call(contract.queue.giveToken, {
    patientId: person,
    doctorId: PEOPLE.doctor,
    anotherVisitBecause: 'Came again',
  } as never);
  await doctor.call(contract.queue.call, { visitId });
  return { visitId, patientId: person };
}

function anc(values: FilledSection['values'], more: Partial<FilledSection> = {}): FilledSection {
  return { formId: 'anc', formVersion: 1, title: 'Antenatal visit', values, ...more };
}

const body = (...sections: FilledSection[]) => ({ complaints: 'Routine visit', sections });

test('the starters are listed, and the clinic’s own change of one is its next version', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const before = await owner.call(contract.forms.list, {});
  expect(before.map(({ definition }) => definition.id)).toContain('anc');
  const ent = before.find(({ definition }) => definition.id === 'ent');
  const { version, ...form } = ent?.definition ?? (skin as never);
  const saved = await owner.call(contract.forms.save, {
    form: { ...form, title: { en: 'Ear, nose, throat', hi: '' } },
    changes: version,
  });
  expect(saved).toMatchObject({ id: 'ent', version: 1001 });
  const after = await owner.call(contract.forms.list, {});
  expect(after.filter(({ definition }) => definition.id === 'ent')).toMatchObject([
    {
      definition: { version: 1001, title: { en: 'Ear, nose, throat' } },
      isShipped: false,
      savedByName: 'Anil Kulkarni',
    },
  ]);
  expect(await owner.call(contract.forms.get, { forms: [{ formId: 'ent', formVersion: 1 }] })).toMatchObject([
    { version: 1, title: { en: 'ENT' } },
  ]);
});

test('two who change a form at once do not overwrite each other, and a short name is given once', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  await owner.call(contract.forms.save, { form: skin, changes: null });
  expect(await refusalOf(owner.call(contract.forms.save, { form: skin, changes: null }))).toEqual({
    code: 'FORM_ID_TAKEN',
    data: { formId: 'skin' },
  });
  await owner.call(contract.forms.save, { form: skin, changes: 1001 });
  expect(await refusalOf(owner.call(contract.forms.save, { form: skin, changes: 1001 }))).toMatchObject({
    code: 'CHANGED_MEANWHILE',
  });
});

test('a wrong form is refused with the place of its field', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const form = { ...skin, fields: [{ ...skin.fields[1], showIf: 'itsh' }] };
  expect(
    await refusalOf(owner.call(contract.forms.save, { form: form as typeof skin, changes: null })),
  ).toMatchObject({
    code: 'INVALID_INPUT',
    data: {
      problems: expect.arrayContaining([{ path: 'form.fields.0.showIf', code: 'FORMULA_NAME_UNKNOWN' }]),
    },
  });
});

test('a nurse reads forms and does not change them', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  expect((await nurse.call(contract.forms.list, {})).length).toBeGreaterThan(6);
  expect(await refusalOf(nurse.call(contract.forms.save, { form: skin, changes: null }))).toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

test('a form is signed with what its formulas come to on that day, and its version goes into the records', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  // The due date of a tampered screen and the field that is not asked yet do not reach the note.
  const section = anc({ lmp: '2026-10-01', edd: '2020-01-01', presentation: 'breech', extra: 'x' });
  const signed = await doctor.call(contract.encounters.sign, { visitId, body: body(section) });
  expect(signed.body.sections).toEqual([anc({ lmp: '2026-10-01', edd: '2027-07-08', gestation: 51 })]);
  const kept = doctor.server.house
    .opened()
    .db.reader.all(sql`SELECT form_id AS formId, version, saved_by AS savedBy FROM form_versions`);
  expect(kept).toEqual([{ formId: 'anc', version: 1, savedBy: null }]);
});

test('a form that nobody filled in is left out of the signed note', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  const signed = await doctor.call(contract.encounters.sign, { visitId, body: body(anc({})) });
  expect(signed.body.sections).toEqual([]);
});

test('what cannot be is refused at its field, and nothing is signed', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  const wrong = body(anc({ lmp: '31 June', haemoglobin: 110 }));
  expect(await refusalOf(doctor.call(contract.encounters.sign, { visitId, body: wrong }))).toEqual({
    code: 'FORM_VALUES_WRONG',
    data: {
      problems: [
        { formId: 'anc', key: 'lmp', code: 'NOT_A_DATE' },
        { formId: 'anc', key: 'haemoglobin', code: 'OUT_OF_RANGE' },
      ],
    },
  });
  const unknown = body(anc({ lmp: '2026-05-01' }, { formVersion: 77 }));
  expect(await refusalOf(doctor.call(contract.encounters.sign, { visitId, body: unknown }))).toEqual({
    code: 'FORM_NOT_KNOWN',
    data: { formId: 'anc', formVersion: 77 },
  });
  expect((await doctor.call(contract.encounters.open, { visitId })).signed).toBeNull();
});

test('a last period after the visit, or of another pregnancy, is refused at its field', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  const problemsOf = async (values: FilledSection['values']) =>
    (await refusalOf(doctor.call(contract.encounters.sign, { visitId, body: body(anc(values)) }))).data;
  const problems = (key: string, code: string) => ({ problems: [{ formId: 'anc', key, code }] });
  expect(await problemsOf({ lmp: '2027-05-20' })).toEqual(problems('lmp', 'DAY_NOT_YET'));
  expect(await problemsOf({ lmp: '2025-05-20' })).toEqual(problems('lmp', 'TOO_LONG_AGO'));
  expect(await problemsOf({ eddByScan: '2028-05-20' })).toEqual(problems('eddByScan', 'DUE_TOO_FAR_AHEAD'));
});

test('the same form twice in a note is refused', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId } = await visitOf(doctor);
  const twice = body(anc({ lmp: '2026-08-01' }), anc({ lmp: '2026-02-01' }));
  expect(await refusalOf(doctor.call(contract.encounters.sign, { visitId, body: twice }))).toEqual({
    code: 'FORM_TWICE',
    data: { formId: 'anc' },
  });
});

test('the next visit sees what the form said the last time', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { visitId, patientId } = await visitOf(doctor);
  await doctor.call(contract.encounters.sign, { visitId, body: body(anc({ haemoglobin: 9.4 })) });
  expect(await doctor.call(contract.encounters.lastSections, { visitId })).toEqual([]);
  doctor.clock.set('2026-12-12T06:12:00Z');
  const again = await visitOf(await doctor.as('doctor'), patientId);
  const later = await doctor.as('doctor');
  expect(await later.call(contract.encounters.lastSections, { visitId: again.visitId })).toEqual([
    { onDate: '2026-11-21', section: anc({ haemoglobin: 9.4 }) },
  ]);
});

test('versions of forms are never changed or deleted, not even by hand', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  await owner.call(contract.forms.save, { form: skin, changes: null });
  const { driver } = owner.server.house.opened().db;
  expect(() => driver.exec(`UPDATE form_versions SET saved_at = 1`)).toThrow('never changed');
  expect(() => driver.exec('DELETE FROM form_versions')).toThrow('never deleted');
});

import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import { closeTestClinics, openTestClinic, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { LONG_LAB_REPORT } from './lab.sample.ts';
import { labReportDocument } from './lab-report.document.ts';
import {
  CREATININE,
  enter,
  here,
  LIPIDS,
  labs,
  orderedBy,
  POTASSIUM,
  personOf,
  releasedBy,
} from './labs.test-support.ts';
import { isReportUnaltered } from './release-report.ts';

afterEach(closeTestClinics);

test('an amended report keeps its serial, needs a reason, and only its last values count', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const [orderId = 0] = await orderedBy(doctor, patientId, here(POTASSIUM));
  await enter(doctor, orderId, { [POTASSIUM]: '5.9' });
  const first = await releasedBy(doctor, orderId);
  expect(await refusalOf(releasedBy(doctor, orderId))).toMatchObject({ code: 'NOTHING_TO_RELEASE' });
  await enter(doctor, orderId, { [POTASSIUM]: '4.9' });
  expect(await refusalOf(releasedBy(doctor, orderId))).toMatchObject({ code: 'REASON_REQUIRED' });
  const second = await releasedBy(doctor, orderId, { reason: 'Haemolysed sample, repeated' });
  expect(second).toMatchObject({ serial: first.serial, version: 2 });

  const { reports } = await doctor.call(labs.ofPatient, { patientId });
  expect(reports.map(({ version, results }) => [version, results[0]?.value])).toEqual([[2, '4.9']]);
  const { pdf } = await doctor.call(labs.previewReport, { serial: first.serial });
  expect(textOf(Buffer.from(pdf, 'base64'))).toContain('AMENDED REPORT, version 2');
  const old = await doctor.call(labs.previewReport, { serial: first.serial, version: 1 });
  expect(textOf(Buffer.from(old.pdf, 'base64'))).toContain('5.9');
  const { driver } = doctor.server.house.opened().db;
  expect(() => driver.exec("UPDATE lab_reports SET reason = 'x'")).toThrow(/never changed/);
  expect(() => driver.exec('DELETE FROM lab_entries')).toThrow(/never deleted/);
});

test('a released report names the clinic that released it, whatever its name by then', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const [orderId = 0] = await orderedBy(doctor, await personOf(doctor), here(POTASSIUM));
  await enter(doctor, orderId, { [POTASSIUM]: '4.2' });
  const { serial } = await releasedBy(doctor, orderId);
  const owner = await doctor.as('owner');
  const { clinic, settings, version } = await owner.call(contract.settings.get, {});
  const moved = { name: 'Kulkarni Heart Centre', addressLine: '9 Ring Road', city: 'Bhopal' };
  await owner.call(contract.settings.change, { clinic: { ...clinic, ...moved }, settings, version });
  const text = textOf(Buffer.from((await doctor.call(labs.printReport, { serial })).pdf, 'base64'));
  expect(text).toContain(clinic.name);
  for (const later of Object.values(moved)) expect(text).not.toContain(later);
  expect(isReportUnaltered(owner.server.house.opened().db.reader, serial)).toBe(true);
});

test('the name of a group of tests never stands alone at the foot of a page', async () => {
  const { bytes, pageCount } = await renderPdf(labReportDocument(LONG_LAB_REPORT));
  expect(pageCount).toBeGreaterThan(2);
  const names = LONG_LAB_REPORT.groups.map(({ name, specimen }) => `${name} (${specimen})`);
  for (const page of textOf(bytes).split('\f')) {
    const lines = page.split('\n').map(line => line.trim().replace(/\s+/g, ' '));
    const foot = lines.findIndex(line => line.startsWith('LR/26-27/000123 · page'));
    const above = lines.slice(0, Math.max(0, foot)).filter(Boolean);
    expect(names).not.toContain(above.at(-1));
  }
});

test('values of an outside laboratory need its name, carry its range and count in trends', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const [outside = 0] = await orderedBy(doctor, patientId, here(POTASSIUM, { place: 'outside' }));
  expect(await refusalOf(doctor.call(labs.collect, { orderIds: [outside] }))).toMatchObject({
    code: 'MEASURED_OUTSIDE',
  });
  const entry = { [POTASSIUM]: '5.3' };
  expect(await refusalOf(enter(doctor, outside, entry))).toMatchObject({ code: 'LAB_NAME_NEEDED' });
  const sheet = await enter(doctor, outside, entry, {
    ...{ labName: 'Narmada Diagnostics', measuredOn: '2026-11-10' },
    values: [{ orderId: outside, testId: POTASSIUM, value: '5.3', range: { low: 3.5, high: 5.5 } }],
  });
  expect(sheet.rows[0]).toMatchObject({ flag: null, limits: { high: 5.5, origin: 'Narmada Diagnostics' } });
  await releasedBy(doctor, outside);
  const [inHouse = 0] = await orderedBy(doctor, patientId, here(POTASSIUM));
  const next = await enter(doctor, inHouse, { [POTASSIUM]: '5.3' });
  expect(next.rows[0]).toMatchObject({
    flag: 'high',
    earlier: [{ onDate: '2026-11-10', value: '5.3', flag: null }],
  });
  await releasedBy(doctor, inHouse);
  const { trends } = await doctor.call(labs.ofPatient, { patientId });
  expect(trends.map(({ name, points }) => [name, points.length])).toEqual([['Potassium', 2]]);
});

test('a signed note places its orders, its amendment cancels what is no longer asked for', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const desk = await doctor.as('receptionist');
  const { visitId } = await desk.call(contract.queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
  await orderedBy(doctor, patientId, here('LAB043'));
  const orders = [
    here(LIPIDS),
    here(POTASSIUM, { place: 'outside' }),
    here('x', { testId: null, name: 'Odd' }),
  ];
  await doctor.call(contract.encounters.sign, { visitId, body: { complaints: 'Tired', orders } });
  const namesOf = async () =>
    (await doctor.call(labs.ofPatient, { patientId })).pending.map(({ name, place }) => `${name} ${place}`);
  expect(await namesOf()).toEqual(['HbA1c here', 'Lipid profile here', 'Potassium outside']);
  await doctor.call(contract.encounters.amend, {
    ...{ visitId, fromVersion: 1, reason: 'Not needed' },
    body: { complaints: 'Tired', orders: [here(LIPIDS), here(CREATININE)] },
  });
  expect(await namesOf()).toEqual(['HbA1c here', 'Lipid profile here', 'Creatinine here']);
});

test('the newest released creatinine of three months is what the checks of medicines use', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const { line } = await doctor.call(contract.prescriptions.readLine, {
    text: 'metformin 500 tablet bd 30d',
  });
  if (!line) throw new Error('metformin is not read');
  const isUnknown = async () =>
    (await doctor.call(contract.prescriptions.check, { patientId, lines: [line] })).notChecked.some(
      ({ code }) => code === 'noCreatinine',
    );
  expect(await isUnknown()).toBe(true);
  const [old = 0] = await orderedBy(doctor, patientId, here(CREATININE, { place: 'outside' }));
  await enter(doctor, old, { [CREATININE]: '0.8' }, { labName: 'Narmada', measuredOn: '2026-08-01' });
  await releasedBy(doctor, old);
  expect(await isUnknown()).toBe(true);
  const [fresh = 0] = await orderedBy(doctor, patientId, here(CREATININE));
  await enter(doctor, fresh, { [CREATININE]: '3.2' });
  expect(await isUnknown()).toBe(true);
  await releasedBy(doctor, fresh);
  const { warnings, notChecked } = await doctor.call(contract.prescriptions.check, {
    patientId,
    lines: [line],
  });
  expect(notChecked.map(({ code }) => code)).not.toContain('noCreatinine');
  expect(warnings.map(({ kind }) => kind)).toContain('renal');
});

test('a clinic adds its own test and its own range; the shipped range stays on the list', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const nurse = await doctor.as('nurse');
  const own = { testId: POTASSIUM, low: 3.8, high: 5, validFrom: '2026-11-01' };
  expect(await refusalOf(nurse.call(labs.addRange, own))).toMatchObject({ code: 'NOT_ALLOWED' });
  await doctor.call(labs.addRange, own);
  await doctor.call(labs.addRange, { ...own, low: 1, validFrom: '2026-12-01' });
  const { tests, loincNotice } = await nurse.call(labs.testList, { text: 'potassium' });
  expect(tests[0]?.ranges.map(({ low, ownFrom }) => [low, ownFrom])).toEqual([
    [3.8, '2026-11-01'],
    [3.5, null],
  ]);
  expect(loincNotice).toContain('Regenstrief');
  const [orderId = 0] = await orderedBy(nurse, await personOf(doctor), here(POTASSIUM));
  const sheet = await enter(nurse, orderId, { [POTASSIUM]: '3.6' });
  expect(sheet.rows[0]).toMatchObject({
    flag: 'low',
    limits: { origin: 'clinic, 1 Nov 2026', criticalLow: 2.8 },
  });

  const added = await doctor.call(labs.addTest, { name: 'Prick test', kind: 'text', choices: ['Negative'] });
  const twice = doctor.call(labs.addTest, { name: 'potassium', kind: 'number' });
  expect(await refusalOf(twice)).toMatchObject({ code: 'TEST_NAME_TAKEN', data: { testId: POTASSIUM } });
  const [found] = await nurse.call(labs.search, { text: 'prick' });
  expect(found?.id).toBe(added.testId);
});

import { afterEach, expect, test } from 'vitest';
import { sql } from '../../database/db.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
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

test('a lipid panel is ordered, collected, entered with computed LDL, released and printed', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const nurse = await doctor.as('nurse');
  const patientId = await personOf(doctor);
  const [orderId = 0] = await orderedBy(nurse, patientId, here(LIPIDS));
  const { sampleNumber } = await nurse.call(labs.collect, { orderIds: [orderId] });
  expect(sampleNumber).toBe('261121-001');

  const sheet = await enter(nurse, orderId, { LAB076: '220', LAB077: '175', LAB078: '45' });
  const said = sheet.rows.map(({ name, value, flag, isComputed }) => [name, value, flag, isComputed]);
  expect(said).toContainEqual(['LDL cholesterol', '140', 'high', true]);
  expect(said).toContainEqual(['Total cholesterol', '220', 'high', false]);
  expect(sheet.orders[0]).toMatchObject({ state: 'entered', version: 1, sampleNumber });

  expect(await refusalOf(releasedBy(nurse, orderId))).toMatchObject({ code: 'NOT_ALLOWED' });
  const report = await releasedBy(doctor, orderId, { comment: 'Repeat after three months' });
  expect(report).toMatchObject({ serial: 'LR/26-27/000001', version: 1, doctorName: 'Dr Meera Kulkarni' });
  expect(isReportUnaltered(doctor.server.house.opened().db.reader, report.serial)).toBe(true);

  const { pdf } = await doctor.call(labs.printReport, { serial: report.serial });
  const text = textOf(Buffer.from(pdf, 'base64'));
  for (const words of [
    'LDL cholesterol',
    '140',
    'HIGH',
    sampleNumber,
    report.serial,
    'page 1 of 1',
    'MP-18342',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('Duplicate');
  const again = await doctor.call(labs.printReport, { serial: report.serial });
  expect(textOf(Buffer.from(again.pdf, 'base64'))).toContain('Duplicate copy 1');
  const trail = doctor.auditTrail().filter(({ outcome }) => outcome === 'ok');
  for (const action of ['tests.ordered', 'sample.collected', 'results.entered', 'labReport.released'])
    expect(trail.map(row => row.action)).toContain(action);
});

test('a value that no living person has is refused at its field and nothing is kept', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  const [orderId = 0] = await orderedBy(nurse, await personOf(nurse), here(POTASSIUM));
  const refused = await refusalOf(enter(nurse, orderId, { [POTASSIUM]: '54' }));
  expect(refused).toEqual({
    code: 'VALUES_REFUSED',
    data: { problems: [{ orderId, testId: POTASSIUM, code: 'NOT_PLAUSIBLE' }] },
  });
  expect(await refusalOf(enter(nurse, orderId, { [POTASSIUM]: '' }))).toMatchObject({
    code: 'NOTHING_ENTERED',
  });
  expect(await refusalOf(enter(nurse, orderId, { LAB001: '9' }))).toMatchObject({ code: 'NOT_FOUND' });
  expect((await nurse.call(labs.sheet, { orderIds: [orderId] })).orders[0]?.state).toBe('ordered');
});

test('a critical value stands first on the worklist until somebody was told of exactly this value', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  const patientId = await personOf(nurse);
  await orderedBy(nurse, patientId, here(LIPIDS, { isUrgent: true }));
  const [orderId = 0] = await orderedBy(nurse, patientId, here(POTASSIUM));
  await enter(nurse, orderId, { [POTASSIUM]: '6.8' });
  const list = await nurse.call(labs.worklist, {});
  expect(list.jobs.map(({ names, untoldCount }) => [names[0], untoldCount])).toEqual([
    ['Potassium', 1],
    ['Lipid profile', 0],
  ]);
  expect(list.counts).toMatchObject({ critical: 1, entered: 1, ordered: 1 });

  const told = {
    orderId,
    testId: POTASSIUM,
    toldWhom: 'Dr Meera',
    toldAt: nurse.clock.now(),
    isReadBack: true,
  };
  expect(await refusalOf(nurse.call(labs.logCall, { ...told, toldAt: told.toldAt + 60_000 }))).toMatchObject({
    code: 'TOLD_IN_FUTURE',
  });
  const [critical] = await nurse.call(labs.logCall, told);
  expect(critical?.call).toMatchObject({ toldWhom: 'Dr Meera', isReadBack: true, byName: 'Sunita Toppo' });
  expect((await nurse.call(labs.worklist, {})).counts.critical).toBe(0);

  await enter(nurse, orderId, { [POTASSIUM]: '7.1' });
  expect((await nurse.call(labs.worklist, {})).counts.critical).toBe(1);
  expect(await refusalOf(nurse.call(labs.logCall, { ...told, testId: CREATININE }))).toMatchObject({
    code: 'NOT_CRITICAL',
  });
});

test('whoever releases what another has just changed is told', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const nurse = await doctor.as('nurse');
  const [orderId = 0] = await orderedBy(nurse, await personOf(doctor), here(POTASSIUM));
  await enter(nurse, orderId, { [POTASSIUM]: '4.1' });
  await enter(nurse, orderId, { [POTASSIUM]: '4.2' });
  const stale = doctor.call(labs.release, { orders: [{ orderId, version: 1 }] });
  expect(await refusalOf(stale)).toMatchObject({ code: 'CHANGED_MEANWHILE' });
});

test('an order slip and one sample label for each specimen are printed', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  const orderIds = await orderedBy(
    nurse,
    await personOf(nurse),
    here(LIPIDS),
    here('PNL01', { isUrgent: true }),
  );
  const { sampleNumber } = await nurse.call(labs.collect, { orderIds });
  const slip = await nurse.call(labs.printSlip, { orderIds });
  const words = textOf(Buffer.from(slip.pdf, 'base64'));
  for (const said of ['Lipid profile', 'Complete blood count', 'URGENT', sampleNumber])
    expect(words).toContain(said);
  const labels = await nurse.call(labs.printLabel, { sampleNumber });
  const printed = textOf(Buffer.from(labels.pdf, 'base64'));
  expect(printed.split(sampleNumber)).toHaveLength(3);
  expect(printed).toContain('Blood (EDTA)');
  expect(await refusalOf(nurse.call(labs.collect, { orderIds }))).toMatchObject({
    code: 'ALREADY_COLLECTED',
  });
});

test('what is on no list is not ordered, and what was released is not cancelled', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const unknown = doctor.call(labs.order, { patientId, lines: [here(POTASSIUM), here('LAB999')] });
  expect(await refusalOf(unknown)).toEqual({ code: 'TEST_NOT_ON_LIST', data: { lineNumbers: [2] } });
  const [orderId = 0, other = 0] = await orderedBy(doctor, patientId, here(POTASSIUM), here(CREATININE));
  await enter(doctor, orderId, { [POTASSIUM]: '4.2' });
  await releasedBy(doctor, orderId);
  const reason = 'Asked twice';
  expect(await refusalOf(doctor.call(labs.cancel, { orderIds: [orderId], reason }))).toMatchObject({
    code: 'ALREADY_RELEASED',
  });
  expect(await doctor.call(labs.cancel, { orderIds: [other], reason })).toEqual({ cancelledCount: 1 });
  expect(await refusalOf(enter(doctor, other, { [CREATININE]: '1' }))).toMatchObject({
    code: 'ORDER_CANCELLED',
  });
  const events = doctor.server.house.opened().db.reader.all<{ event: string }>(sql`
    SELECT event FROM lab_order_events WHERE order_id = ${other} ORDER BY sequence`);
  expect(events.map(({ event }) => event)).toEqual(['ordered', 'cancelled']);
});

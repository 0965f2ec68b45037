import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { ASHA_AGAIN, cash, line, twoRecords } from './test-merges.ts';

afterEach(closeTestClinics);

const { patients, queue, billing, encounters, prescriptions } = contract;
const doctorId = PEOPLE.doctor;

function pdfText(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(pdf, 'base64') }).toString();
}

describe('after a merge', () => {
  test('the kept record answers for both: story, vitals, bills, allergies', async () => {
    const { desk, doctor, kept, gone, merge, wholeVisit } = await twoRecords();
    const before = await wholeVisit(gone.id);
    const merged = await merge();
    expect(merged).toMatchObject({
      kept: { id: kept.id },
      gone: { id: gone.id, fullName: 'Asha Deshpande' },
      byName: 'Anil Kulkarni',
      undoneAt: null,
    });
    const { visitId } = await desk.call(queue.giveToken, { patientId: kept.id, doctorId });
    const view = await doctor.call(encounters.open, { visitId });
    expect(view.story.map(past => past.visitId)).toEqual([before.visitId]);
    expect(view.vitalsTrend.map(({ values }) => values.weightKg)).toEqual([60]);
    expect(view.banner.patient).toMatchObject({
      id: kept.id,
      alsoKnownAs: expect.arrayContaining([gone.uhid]),
    });
    const bills = await desk.call(billing.listForPatient, { patientId: kept.id });
    expect(bills.map(({ id }) => id)).toEqual([before.billId]);
  });

  test('a bill keeps the party it was made out to, on the screen and on paper', async () => {
    const { desk, gone, merge, wholeVisit } = await twoRecords();
    const { billId } = await wholeVisit(gone.id);
    await merge();
    expect((await desk.call(billing.get, { billId })).party.fullName).toBe('Asha Deshpande');
    const { pdf } = await desk.call(billing.printBill, { billId });
    expect(pdfText(pdf)).toContain('Asha Deshpande');
    expect(pdfText(pdf)).not.toContain('Asha Rao');
  });

  test('old bookmarks and labels lead to the person: a token for the gone record is the kept one’s', async () => {
    const { desk, kept, gone, merge } = await twoRecords();
    await merge();
    const banner = await desk.call(patients.banner, { patientId: gone.id });
    expect(banner.patient.id).toBe(kept.id);
    const token = await desk.call(queue.giveToken, { patientId: gone.id, doctorId });
    expect(token.patientId).toBe(kept.id);
    const again = await refusalOf(desk.call(queue.giveToken, { patientId: kept.id, doctorId }));
    expect(again).toMatchObject({ code: 'ALREADY_IN_QUEUE', data: { visitId: token.visitId } });
    const bill = await desk.call(billing.issue, {
      ...{ patientId: gone.id, visitId: token.visitId, doctorId, lines: [line(10_000)], payments: [] },
    });
    expect(bill.party.fullName).toBe('Asha Rao');
    const owed = await desk.call(patients.banner, { patientId: gone.id });
    expect(owed.duePaise).toBe(10_000);
  });

  test('the old name, UHID, file number, phone and ABHA find the kept record, and say by what', async () => {
    const { kept, gone, merge, search, desk } = await twoRecords();
    await merge();
    const found: [text: string, foundBy: string][] = [
      [gone.uhid, gone.uhid],
      [gone.uhid.toLowerCase(), gone.uhid],
      ['OPD/1881', 'OPD/1881'],
      ['5000055284', '5000055284'],
      ['55284', '5000055284'],
      ['91000000000001', '91000000000001'],
      ['91-0000-0000-0001', '91000000000001'],
      ['deshpande', 'Asha Deshpande'],
      ['asha desh', 'Asha Deshpande'],
      ['deshpandey', 'Asha Deshpande'],
      ['asha', ''],
      [kept.uhid, ''],
    ];
    for (const [text, foundBy] of found) {
      const hits = await search(text);
      expect([text, hits.map(hit => [hit.patient.id, hit.foundBy])]).toEqual([text, [[kept.id, foundBy]]]);
    }
    const household = await desk.call(patients.household, { phone: '5000055284' });
    expect(household.map(({ id }) => id)).toEqual([kept.id]);
  });

  test('the allergies of the gone record warn of a prescription for the kept one', async () => {
    const { doctor, desk, kept, gone, merge, allergies } = await twoRecords();
    await allergies(kept.id);
    await allergies(gone.id, 'Amoxicillin');
    const { line: medicine } = await doctor.call(prescriptions.readLine, { text: 'mox 500 1-1-1 5d' });
    const lines = medicine ? [medicine] : [];
    expect(lines).toHaveLength(1);
    await merge();
    const check = await doctor.call(prescriptions.check, { patientId: kept.id, lines });
    expect(check).toMatchObject({
      allergyStatus: 'listed',
      warnings: [{ kind: 'allergy', other: 'Amoxicillin' }],
    });
    const { visitId } = await desk.call(queue.giveToken, { patientId: kept.id, doctorId });
    await doctor.call(queue.call, { visitId });
    const refusal = await refusalOf(doctor.call(encounters.sign, { visitId, body: { lines } }));
    expect(refusal.code).toBe('WARNINGS_NOT_ANSWERED');
  });

  test.each([
    ['nothing', 'nothing', 'notRecorded'],
    ['none', 'nothing', 'none'],
    ['nothing', 'none', 'none'],
    ['none', 'Ibuprofen', 'listed'],
  ])('allergies %s and %s together are %s', async (keptSays, goneSays, status) => {
    const { desk, kept, gone, merge, allergies } = await twoRecords();
    for (const [id, says] of [
      [kept.id, keptSays],
      [gone.id, goneSays],
    ] as const) {
      if (says !== 'nothing') await allergies(id, ...(says === 'none' ? [] : [says]));
    }
    await merge();
    expect((await desk.call(patients.banner, { patientId: kept.id })).allergies.status).toBe(status);
  });

  test('cash of both records counts together against section 269ST', async () => {
    const { desk, kept, gone, merge } = await twoRecords();
    const pay = (patientId: number, paise: number) =>
      desk.call(billing.issue, {
        ...{ patientId, visitId: null, doctorId, lines: [line(paise)], payments: [cash(paise)] },
      });
    await pay(gone.id, 1_20_000_00);
    await pay(kept.id, 50_000_00);
    await merge();
    const refusal = await refusalOf(pay(kept.id, 30_000_00));
    expect(refusal).toMatchObject({ code: 'CASH_LIMIT_REACHED', data: { takenTodayPaise: 1_70_000_00 } });
    await pay(kept.id, 29_999_00);
  });

  test('a consultation paid under the gone record makes the next one of the kept free', async () => {
    const { desk, kept, gone, merge } = await twoRecords();
    const { visitId } = await desk.call(queue.giveToken, { patientId: gone.id, doctorId });
    const { lines } = await desk.call(billing.draftForVisit, { visitId });
    const paid = lines.map(each => each.quantity * each.ratePaise).reduce((a, b) => a + b, 0);
    await desk.call(billing.issue, { patientId: gone.id, visitId, doctorId, lines, payments: [cash(paid)] });
    const doctor = await desk.as('doctor');
    await doctor.call(queue.call, { visitId });
    await doctor.call(encounters.sign, { visitId, body: { complaints: 'Cough', lines: [] } });
    const standing = async () => desk.call(billing.feeStanding, { patientId: kept.id, doctorId });
    expect((await standing()).isFree).toBe(false);
    await merge();
    expect(await standing()).toMatchObject({ isFree: true, feePaise: 0 });
  });

  test('whoever came again under the kept record is not called for the follow-up of the gone one', async () => {
    const { desk, doctor, kept, gone, merge } = await twoRecords();
    const { visitId } = await desk.call(queue.giveToken, { patientId: gone.id, doctorId });
    await doctor.call(queue.call, { visitId });
    const body = { complaints: 'Cough', lines: [], followUpOn: '2026-11-23' };
    await doctor.call(encounters.sign, { visitId, body });
    await desk.call(billing.issue, {
      ...{ patientId: gone.id, visitId, doctorId, lines: [line(100)], payments: [cash(100)] },
    });
    await merge();
    const due = () => desk.call(encounters.followUps, { fromDate: '2026-11-20', toDate: '2026-11-25' });
    expect(await due()).toMatchObject([{ patientId: kept.id, fullName: 'Asha Rao', phone: '5000041735' }]);
    desk.clock.set('2026-11-22T06:00:00Z');
    const nextDay = await desk.as('receptionist');
    await nextDay.call(queue.giveToken, { patientId: kept.id, doctorId });
    const days = { fromDate: '2026-11-20', toDate: '2026-11-25' };
    expect(await nextDay.call(encounters.followUps, days)).toEqual([]);
  });

  test('chosen fields come from the gone record, and marks of both are kept', async () => {
    const { desk, kept, merge } = await twoRecords({
      alerts: [{ kind: 'infectious', note: 'TB' }],
      tags: ['staff'],
    });
    await merge({ takeFields: ['phone', 'locality', 'birthOn'] });
    const { patient } = await desk.call(patients.banner, { patientId: kept.id });
    expect(patient).toMatchObject({
      ...{ fullName: 'Asha Rao', phone: '5000055284', locality: 'Palasia', birthOn: '1985-03-02' },
      ...{ abhaNumber: '91000000000001', tags: ['staff'], alerts: [{ kind: 'infectious' }] },
    });
  });

  test('a screen left open on the gone record cannot write its fields any more', async () => {
    const { desk, gone, merge } = await twoRecords();
    await merge();
    const edit = { ...ASHA_AGAIN, patientId: gone.id, version: gone.version };
    expect((await refusalOf(desk.call(patients.change, edit))).code).toBe('CHANGED_MEANWHILE');
  });

  test('an unknown patient is identified: the name, sex and phone are the known record’s', async () => {
    const { desk, owner, kept } = await twoRecords();
    const unknown = await desk.call(patients.registerUnknown, {
      sex: 'M',
      aboutYears: 40,
      foundAt: 'Rajwada',
    });
    await owner.call(patients.merge, { keptId: kept.id, goneId: unknown.id, reason: 'her brother knew her' });
    const [hit] = await desk.call(patients.search, { text: unknown.uhid });
    expect(hit).toMatchObject({ patient: { id: kept.id, fullName: 'Asha Rao' }, foundBy: unknown.uhid });
  });
});

describe('marks of two records joined', () => {
  const many = (which: string) =>
    [1, 2, 3, 4].map(place => ({ kind: 'other' as const, note: `${which} ${place}`, until: null }));

  test('all stay, the same one once for the longer time, and the record can still be changed', async () => {
    const { desk, kept, gone, merge } = await twoRecords();
    const put = async (patientId: number, alerts: InputOf<typeof patients.change>['alerts']) => {
      const { patient } = await desk.call(patients.banner, { patientId });
      const { registeredAt: _, ...fields } = patient;
      return desk.call(patients.change, { ...fields, patientId, alerts });
    };
    const tb = (until: string | null) => ({ kind: 'infectious' as const, note: 'TB', until });
    await put(kept.id, [...many('kept'), tb('2026-12-01')]);
    await put(gone.id, [...many('gone'), tb(null)]);
    await merge();
    const { patient } = await desk.call(patients.banner, { patientId: kept.id });
    expect(patient.alerts).toEqual([...many('kept'), tb(null), ...many('gone')]);
    expect((await put(kept.id, patient.alerts.slice(1))).alerts).toHaveLength(8);
    const more = [...patient.alerts, { kind: 'vip' as const, note: '', until: null }];
    expect((await refusalOf(put(kept.id, more))).data.problems).toEqual([
      { path: 'alerts', code: 'TOO_BIG' },
    ]);
  });
});

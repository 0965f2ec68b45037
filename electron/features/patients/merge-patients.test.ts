import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { ASHA, ASHA_AGAIN, cash, line, twoRecords } from './test-merges.ts';

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

describe('somebody without a name and a phone', () => {
  const asUnknown = async () => {
    const { desk, owner, kept } = await twoRecords();
    const unknown = await desk.call(patients.registerUnknown, { sex: 'F', aboutYears: 40 });
    const merge = (keptId: number, goneId: number, takeFields: string[]) =>
      owner.call(patients.merge, { keptId, goneId, reason: 'her brother knew her', takeFields });
    const now = async (patientId: number) => (await desk.call(patients.banner, { patientId })).patient;
    const rename = async (patientId: number, fullName: string) => {
      const { registeredAt: _, ...fields } = await now(patientId);
      return desk.call(patients.change, { ...fields, patientId, fullName });
    };
    const unmerge = (mergeId: number) =>
      owner.call(patients.unmerge, { mergeId, reason: 'it was her sister' });
    return { known: kept, unknown, merge, now, rename, unmerge };
  };

  test('has nothing that could be taken: what the known record says stays', async () => {
    const { known, unknown, merge, now } = await asUnknown();
    await merge(known.id, unknown.id, ['phone', 'altPhone', 'guardian', 'locality']);
    expect(await now(known.id)).toMatchObject({ phone: known.phone, locality: known.locality });
  });

  test('un-merged after they were given a name, they keep the phone that goes with it', async () => {
    const { known, unknown, merge, now, rename, unmerge } = await asUnknown();
    const { id } = await merge(unknown.id, known.id, ['phone']);
    await rename(unknown.id, 'Kamla Bai');
    await unmerge(id);
    expect(await now(unknown.id)).toMatchObject({
      ...{ fullName: 'Kamla Bai', phone: known.phone, isUnknown: false },
    });
  });

  test('un-merged after the name that the merge brought was put right, they are still somebody', async () => {
    const { known, unknown, merge, now, rename, unmerge } = await asUnknown();
    const { id } = await merge(unknown.id, known.id, ['fullName']);
    await rename(unknown.id, 'Kamla Bai');
    await unmerge(id);
    expect(await now(unknown.id)).toMatchObject({ fullName: 'Kamla Bai', isUnknown: false });
  });

  test('un-merged with nothing changed since, they are unknown again', async () => {
    const { known, unknown, merge, now, unmerge } = await asUnknown();
    const { id } = await merge(unknown.id, known.id, ['fullName']);
    expect(await now(unknown.id)).toMatchObject({ fullName: 'Asha Rao', isUnknown: false });
    await unmerge(id);
    expect(await now(unknown.id)).toMatchObject({ fullName: unknown.fullName, phone: '', isUnknown: true });
  });
});

describe('a merge is refused', () => {
  test('with an open visit of either, a due bill of the gone, or another sex; and nothing is changed', async () => {
    const { desk, owner, kept, gone, merge, rows } = await twoRecords({ sex: 'M' });
    const untouched = rows(kept.id, gone.id);
    await desk.call(billing.issue, {
      ...{ patientId: gone.id, visitId: null, doctorId, lines: [line(10_000)], payments: [] },
    });
    const { visitId } = await desk.call(queue.giveToken, { patientId: kept.id, doctorId });
    const guards = ['openVisit', 'dueBill', 'differentSex'];
    const pair = { keptId: kept.id, goneId: gone.id };
    expect((await owner.call(patients.mergePreview, pair)).guards).toEqual(guards);
    expect(await refusalOf(merge())).toEqual({ code: 'MERGE_NOT_POSSIBLE', data: { guards } });
    await desk.call(queue.act, { action: 'leave', visitId, reason: 'went home' });
    expect((await refusalOf(merge())).data.guards).toEqual(['dueBill', 'differentSex']);
    expect(rows(gone.id)).toEqual(untouched.slice(1));
  });

  test('of the person with themselves, of two ABHA numbers, and of a record that was merged already', async () => {
    const { desk, owner, kept, gone, merge } = await twoRecords();
    const third = await desk.call(patients.register, {
      ...{ ...ASHA, fullName: 'Asha Kelkar', phone: '5000099911', birthOn: '1970-01-01' },
      abhaNumber: '91000000000019',
    });
    const guardsOf = async (keptId: number, goneId: number) =>
      (await owner.call(patients.mergePreview, { keptId, goneId })).guards;
    expect(await guardsOf(kept.id, kept.id)).toEqual(['samePerson']);
    expect(await guardsOf(gone.id, third.id)).toEqual(['differentAbha']);
    await merge();
    expect(await guardsOf(third.id, gone.id)).toContain('alreadyMerged');
    expect(await guardsOf(gone.id, third.id)).toContain('alreadyMerged');
    expect((await refusalOf(merge())).code).toBe('MERGE_NOT_POSSIBLE');
  });

  test('for whoever is not the owner, and for a field that is none', async () => {
    const { desk, kept, gone, merge } = await twoRecords();
    const pair = { keptId: kept.id, goneId: gone.id, reason: 'same' };
    expect((await refusalOf(desk.call(patients.merge, pair))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(merge({ takeFields: ['uhid'] }))).code).toBe('INVALID_INPUT');
  });

  test('by the file itself: no circle, no pointer without the journal, no new visit of a merged record', async () => {
    const { desk, kept, gone, merge } = await twoRecords();
    await merge();
    const { driver } = desk.server.house.opened().db;
    const broken: [string, RegExp][] = [
      [`UPDATE patients SET merged_into = ${gone.id} WHERE id = ${kept.id}`, /through the journal/],
      [`UPDATE patients SET merged_into = NULL WHERE id = ${gone.id}`, /through the journal/],
      [`UPDATE patients SET phone = '5000011111' WHERE id = ${gone.id}`, /merged into another/],
      [`UPDATE patient_merges SET reason = 'other'`, /not rewritten/],
      ['DELETE FROM patient_merges', /never deleted/],
      [
        `INSERT INTO patient_allergies (patient_id, substance, reaction, severity, recorded_at, recorded_by)
         VALUES (${gone.id}, 'Aspirin', '', 'mild', 1, 1)`,
        /merged into another/,
      ],
    ];
    for (const [text, reason] of broken) expect(() => driver.exec(text), text).toThrow(reason);
  });
});

describe('un-merging', () => {
  test('puts back both records exactly as they were', async () => {
    const { kept, gone, merge, unmerge, wholeVisit, rows, search, owner } = await twoRecords({
      tags: ['staff'],
      alerts: [{ kind: 'vip' }],
    });
    await wholeVisit(gone.id);
    const before = rows(kept.id, gone.id);
    const { id } = await merge({ takeFields: ['fullName', 'phone', 'oldNumber', 'birthOn'] });
    expect(rows(kept.id, gone.id)).not.toEqual(before);
    expect((await search('deshpande')).map(({ patient }) => patient.id)).toEqual([kept.id]);
    const undone = await unmerge(id);
    expect(undone).toMatchObject({ id, undoneReason: 'two sisters' });
    expect(undone.undoneAt).not.toBeNull();
    expect(rows(kept.id, gone.id)).toEqual(before);
    expect((await search('deshpande')).map(({ patient }) => patient.id)).toEqual([gone.id]);
    expect((await search('asha rao')).map(({ patient }) => patient.id)).toEqual([kept.id]);
    expect((await search('asha')).map(({ patient }) => patient.id)).toEqual([gone.id, kept.id]);
    expect(await search('91000000000001')).toMatchObject([{ patient: { id: gone.id } }]);
    expect(await owner.call(patients.merges, {})).toMatchObject([{ id, undoneReason: 'two sisters' }]);
    expect((await refusalOf(unmerge(id))).code).toBe('NOTHING_TO_UNMERGE');
    expect((await refusalOf(unmerge(99))).code).toBe('NOTHING_TO_UNMERGE');
  });

  test('leaves what came after the merge with the kept record, and what was changed since', async () => {
    const { desk, doctor, kept, gone, merge, unmerge, wholeVisit } = await twoRecords();
    const old = await wholeVisit(gone.id);
    const { id } = await merge({ takeFields: ['phone', 'locality'] });
    const fresh = await wholeVisit(kept.id);
    const { patient } = await desk.call(patients.banner, { patientId: kept.id });
    const { registeredAt: _, ...fields } = patient;
    await desk.call(patients.change, { ...fields, patientId: kept.id, phone: '5000066666' });
    await unmerge(id);
    const billsOf = async (patientId: number) =>
      (await desk.call(billing.listForPatient, { patientId })).map(bill => bill.id);
    expect(await billsOf(kept.id)).toEqual([fresh.billId]);
    expect(await billsOf(gone.id)).toEqual([old.billId]);
    const view = await doctor.call(encounters.open, { visitId: fresh.visitId });
    expect(view.story).toEqual([]);
    const now = await desk.call(patients.banner, { patientId: kept.id });
    expect(now.patient).toMatchObject({ phone: '5000066666', locality: 'Vijay Nagar', abhaNumber: '' });
    expect(now.patient.lastVisitOn).toBe('2026-11-21');
  });

  test('the kept record goes on warning of an allergy, the other has its own list again', async () => {
    const { desk, kept, gone, merge, unmerge, allergies } = await twoRecords();
    await allergies(gone.id, 'Ibuprofen');
    const { id } = await merge();
    await unmerge(id);
    for (const patientId of [kept.id, gone.id]) {
      const banner = await desk.call(patients.banner, { patientId });
      expect(banner.allergies.items.map(({ substance }) => substance)).toEqual(['Ibuprofen']);
    }
  });

  test('works from the middle of a chain, from either end', async () => {
    const { desk, owner, kept, gone, search, merge, unmerge, wholeVisit } = await twoRecords();
    const top = await desk.call(patients.register, {
      ...{ ...ASHA, fullName: 'Asha Kelkar', phone: '5000099911', birthOn: '1970-01-01' },
    });
    const first = await wholeVisit(gone.id);
    const lower = await merge();
    const upper = await owner.call(patients.merge, { keptId: top.id, goneId: kept.id, reason: 'again she' });
    const found = async (text: string) => (await search(text)).map(({ patient }) => patient.id);
    const bills = async (patientId: number) =>
      (await desk.call(billing.listForPatient, { patientId })).map(({ id }) => id);
    expect(await bills(top.id)).toEqual([first.billId]);
    expect(await found(gone.uhid)).toEqual([top.id]);
    expect(await found('deshpande')).toEqual([top.id]);
    expect(await found('91000000000001')).toEqual([top.id]);

    await unmerge(upper.id);
    expect([await bills(top.id), await bills(kept.id)]).toEqual([[], [first.billId]]);
    expect([await found('deshpande'), await found('kelkar')]).toEqual([[kept.id], [top.id]]);
    expect(await found('91000000000001')).toEqual([kept.id]);

    await owner.call(patients.merge, { keptId: top.id, goneId: kept.id, reason: 'she all the same' });
    await unmerge(lower.id);
    expect([await bills(top.id), await bills(gone.id)]).toEqual([[], [first.billId]]);
    expect([await found('deshpande'), await found('rao')]).toEqual([[gone.id], [top.id]]);
    expect(await found('91000000000001')).toEqual([gone.id]);
  });
});

test('the preview counts what the gone record brings and shows what differs', async () => {
  const { doctor, owner, kept, gone, wholeVisit, allergies } = await twoRecords();
  await wholeVisit(gone.id);
  await doctor.call(contract.certificates.issue, {
    patientId: gone.id,
    body: {
      ...{ kind: 'sickness', fromOn: '2026-11-21', toOn: '2026-11-22', diagnosis: 'Cough' },
      ...{ identificationMarks: 'Mole on the left cheek', address: 'Palasia, Indore' },
    },
  });
  const lipids = { testId: 'PNL02', name: 'Lipids', place: 'here' as const, isUrgent: false };
  await doctor.call(contract.labs.order, { patientId: gone.id, lines: [lipids] });
  await allergies(gone.id, 'Ibuprofen', 'Sulfa');
  const preview = await owner.call(patients.mergePreview, { keptId: kept.id, goneId: gone.id });
  expect(preview.guards).toEqual([]);
  expect(preview.brings).toEqual(
    expect.arrayContaining([
      { what: 'visits', count: 1 },
      { what: 'vitals', count: 1 },
      { what: 'bills', count: 1 },
      { what: 'payments', count: 1 },
      { what: 'allergies', count: 2 },
      { what: 'certificates', count: 1 },
      { what: 'tests', count: 1 },
    ]),
  );
  expect(preview.differs).toContainEqual({ field: 'phone', kept: '5000041735', gone: '5000055284' });
  expect(preview.differs.map(({ field }) => field)).not.toContain('sex');
});

test('a merge and its un-merge stand in the audit log with ids and no names', async () => {
  const { desk, kept, gone, merge, unmerge } = await twoRecords();
  const { id } = await merge();
  await unmerge(id);
  desk.server.flushAudit();
  const rows = desk.server.house.opened().db.reader.all<{ action: string; detail: string }>(sql`
    SELECT action, detail FROM audit_log WHERE action IN ('patients.merged', 'patients.unmerged') ORDER BY seq`);
  expect(rows.map(({ action }) => action)).toEqual(['patients.merged', 'patients.unmerged']);
  for (const { detail } of rows) expect(JSON.parse(detail)).toMatchObject({ mergeId: id, goneId: gone.id });
  expect(JSON.stringify(rows)).not.toMatch(/Asha|sister/);
  expect(kept.id).not.toBe(gone.id);
});

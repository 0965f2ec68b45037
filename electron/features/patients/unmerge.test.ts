import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { ASHA, twoRecords } from './test-merges.ts';

afterEach(closeTestClinics);

const { patients, billing, encounters } = contract;

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

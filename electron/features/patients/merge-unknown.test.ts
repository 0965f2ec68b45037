import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { twoRecords } from './test-merges.ts';

afterEach(closeTestClinics);

const { patients } = contract;

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

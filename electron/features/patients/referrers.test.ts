import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const asha: NewPatientInput = {
  fullName: 'Asha Rao',
  phone: '5000041735',
  birthOn: '1984-11-21',
  birthIsEstimated: true,
  sex: 'F',
  locality: 'Vijay Nagar',
};

const drJain = { name: 'Dr Sunil Jain', kind: 'doctor' as const, phone: '5000030001' };

test('a referrer is written once, whatever the capitals', async () => {
  const clinic = await openTestClinic();
  const first = await clinic.call(contract.patients.addReferrer, drJain);
  const again = clinic.call(contract.patients.addReferrer, {
    ...drJain,
    name: 'DR SUNIL JAIN',
    kind: 'other',
  });
  expect(await refusalOf(again)).toEqual({ code: 'REFERRER_EXISTS', data: { referrerId: first.id } });
  await clinic.call(contract.patients.addReferrer, { ...drJain, phone: '' });
  const names = async (text: string) =>
    (await clinic.call(contract.patients.referrers, { text })).map(({ name, phone }) => `${name} ${phone}`);
  expect(await names('jAi')).toEqual(['Dr Sunil Jain ', 'Dr Sunil Jain 5000030001']);
  expect(await names('%')).toEqual([]);
  expect(await names('')).toHaveLength(2);
});

test('a patient is never sent by somebody who is not on the list', async () => {
  const clinic = await openTestClinic();
  const refusal = await refusalOf(clinic.call(contract.patients.register, { ...asha, referrerId: 9 }));
  expect(refusal).toEqual({ code: 'NOT_FOUND', data: { what: 'referrer' } });
  const { id: patientId, ...patient } = await clinic.call(contract.patients.register, asha);
  expect(patient.referrerId).toBeNull();
  const { driver } = clinic.server.house.opened().db;
  expect(() => driver.exec('UPDATE patients SET referrer_id = 9')).toThrow('FOREIGN KEY');
  expect((await clinic.call(contract.patients.banner, { patientId })).referrerName).toBe('');
});

async function sentPatient(clinic: TestClinic, referrerId: number, phone: string): Promise<number> {
  const person = { ...asha, phone, referrerId, notADuplicateBecause: 'another Asha' };
  return (await clinic.call(contract.patients.register, person)).id;
}

test('the referral report counts new patients, visits and money of its days only', async () => {
  const clinic = await openTestClinic();
  const jain = await clinic.call(contract.patients.addReferrer, drJain);
  const camp = await clinic.call(contract.patients.addReferrer, { name: 'Camp', kind: 'camp', phone: '' });
  await clinic.call(contract.patients.addReferrer, { name: 'Nobody sent', kind: 'other', phone: '' });
  const first = await sentPatient(clinic, jain.id, '5000030002');
  await sentPatient(clinic, jain.id, '5000030003');
  await sentPatient(clinic, camp.id, '5000030004');
  await clinic.call(contract.billing.issue, {
    ...{ patientId: first, visitId: null, doctorId: PEOPLE.doctor },
    lines: [{ description: 'Dressing', quantity: 1, ratePaise: 30_000 }],
    payments: [{ mode: 'cash', amountPaise: 20_000 }],
  });
  const banner = await clinic.call(contract.patients.banner, { patientId: first });
  expect(banner.referrerName).toBe('Dr Sunil Jain');
  const owner = await clinic.as('owner');
  const report = (fromDate: string, toDate: string) =>
    owner.call(contract.patients.referralReport, { fromDate, toDate });
  expect(await report('2026-11-21', '2026-11-21')).toEqual([
    { referrer: jain, patientCount: 2, visitCount: 0, collectedPaise: 20_000 },
    { referrer: camp, patientCount: 1, visitCount: 0, collectedPaise: 0 },
  ]);
  expect(await report('2026-11-20', '2026-11-20')).toEqual([]);
  expect(await report('2026-11-22', '2026-12-31')).toEqual([]);
  const turned = await refusalOf(report('2026-11-30', '2026-11-01'));
  expect(turned.data.problems).toEqual([{ path: 'toDate', code: 'ENDS_BEFORE_IT_BEGINS' }]);
  const desk = clinic.call(contract.patients.referralReport, {
    fromDate: '2026-11-21',
    toDate: '2026-11-21',
  });
  expect((await refusalOf(desk)).code).toBe('NOT_ALLOWED');
});

test('what people were sent by is asked for a year at most', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const ask = (fromDate: string, toDate: string) =>
    owner.call(contract.patients.referralReport, { fromDate, toDate });
  expect(await ask('2027-04-01', '2028-03-31')).toEqual([]);
  const refusal = await refusalOf(ask('2027-04-01', '2028-04-01'));
  expect(refusal.data.problems).toEqual([{ path: 'toDate', code: 'TOO_MANY_DAYS' }]);
});

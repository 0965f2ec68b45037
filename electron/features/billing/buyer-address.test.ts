import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { codeOfState } from '#shared/features/billing/gst-states.rules.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { registerForGst } from '../../server/test-gst.test-support.ts';
import { line, openTestDesk, type TestDesk } from '../../server/test-money-desk.test-support.ts';
import { statesOfPin } from '../patients/patients.service.ts';

const { billing, patients } = contract;
let desk: TestDesk;

beforeEach(async () => {
  desk = await openTestDesk();
  await registerForGst(await desk.clinic.as('owner'));
});
afterEach(closeTestClinics);

const laser: NewBillLine = {
  ...line('Laser', 60_000_00),
  ...{ taxClass: 'cosmetic', sacCode: '999722', gstPermille: 180 },
};
const ujjain = { address: '14 Chandan Nagar, Ujjain', pinCode: '456001', stateCode: '23' };

function refused(field: string, code: string) {
  return { code: 'INVALID_INPUT', data: { problems: [{ path: `recipient.${field}`, code }] } };
}

test.each(['', '-', '.', '...', '. - .', 'Ward'])('“%s” is no address of a buyer', async address => {
  const bill = { lines: [laser], recipient: { ...ujjain, address } };
  expect(await desk.refusal(bill)).toEqual(refused('address', 'ADDRESS_REQUIRED'));
});

test('an address in Devanagari is one', async () => {
  const recipient = { ...ujjain, address: '१४ चंदन नगर' };
  expect((await desk.issue({ lines: [laser], recipient })).party.address).toBe('१४ चंदन नगर 456001');
});

describe('the PIN code and the state', () => {
  test('must agree where every office of the PIN’s district is in another state', async () => {
    const pune = { ...ujjain, address: '5 MG Road, Pune', pinCode: '411001' };
    const bill = (stateCode: string) => ({ lines: [laser], recipient: { ...pune, stateCode } });
    expect(await desk.refusal(bill('23'))).toEqual(refused('pinCode', 'PIN_CODE_OF_ANOTHER_STATE'));
    expect(await desk.issue(bill('27'))).toMatchObject({ party: { state: 'Maharashtra' } });
  });

  test.each([
    {
      place: 'Mohali, whose district of the post is shared with Chandigarh',
      pinCode: '160062',
      stateCode: '03',
    },
    { place: 'Yanam, in the middle of Andhra Pradesh', pinCode: '533464', stateCode: '34' },
    { place: 'Bhadrachalam’s villages in Andhra Pradesh', pinCode: '507129', stateCode: '37' },
    { place: 'a PIN code that nobody knows', pinCode: '999999', stateCode: '23' },
    { place: 'no PIN code', pinCode: '', stateCode: '27' },
  ])('are taken as typed where nothing is certain: $place', async ({ pinCode, stateCode }) => {
    const recipient = { address: '7 Station Road', pinCode, stateCode };
    expect((await desk.issue({ lines: [laser], recipient })).number).toBe('TI/26-27/000001');
  });

  test('of another country: no Indian PIN code', async () => {
    const abroad = { address: '12 Lake Street, Kathmandu', pinCode: '', stateCode: '96' };
    const bill = (pinCode: string) => ({ lines: [laser], recipient: { ...abroad, pinCode } });
    expect(await desk.refusal(bill('456001'))).toEqual(refused('pinCode', 'PIN_CODE_IS_INDIAN'));
    expect(await desk.issue(bill(''))).toMatchObject({ party: { state: 'Other country' } });
  });

  test('the list of PIN codes knows its states by the names of the GST', () => {
    const begins = Array.from({ length: 900 }, (_, index) => `${index + 100}001`);
    const names = new Set(begins.flatMap(statesOfPin));
    expect(names.size).toBeGreaterThan(30);
    expect([...names].filter(name => codeOfState(name) === '')).toEqual([]);
  });
});

test('a record whose address is a dash is asked for more, one with a street is not', async () => {
  const draft = () =>
    desk.clinic.call(billing.draftForPatient, { patientId: desk.patientId, doctorId: null });
  const { patient } = await desk.clinic.call(patients.banner, { patientId: desk.patientId });
  const change = async (address: string) => {
    const { version } = (await desk.clinic.call(patients.banner, { patientId: desk.patientId })).patient;
    const record = { ...patient, version, patientId: patient.id, pinCode: '452001', locality: '', address };
    await desk.clinic.call(patients.change, record);
    return (await draft()).recipient.isComplete;
  };
  expect([await change('-'), await change('7 Neem Society')]).toEqual([false, true]);
});

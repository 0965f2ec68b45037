import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { openMoneyDesk } from '../../server/test-dues.test-support.ts';
import { upi } from '../../server/test-money-desk.test-support.ts';
import { bringIn } from './statements.test-support.ts';

const { dues } = contract;

afterEach(closeTestClinics);

test('the code on the screen names the receipt that the advance will have, and the bank’s words with it tick it', async () => {
  const { patientId, clinic } = await openMoneyDesk();
  const owner = await clinic.as('owner');
  const { upi: payee, nextAdvanceNumber } = await clinic.call(dues.money, { patientId });
  expect(payee).toEqual({ address: 'sanjeevani@examplebank', payeeName: 'Sanjeevani Clinic' });
  const { receipts } = await clinic.call(dues.takeAdvance, { patientId, payments: [upi(200_000, '')] });
  expect(receipts[0]?.number).toBe(nextAdvanceNumber);
  // Another of the same sum on the day: amount and day alone would say nothing.
  await clinic.call(dues.takeAdvance, { patientId, payments: [upi(200_000, '')] });
  const note = `UPI-ASHA-632511223355-Advance ${nextAdvanceNumber}`;
  await bringIn(
    owner,
    ['Txn Date,Description,Ref No.,Debit,Credit', `21 Nov 2026,${note},632511223355,,2000.00`].join('\n'),
  );
  const { takings } = await owner.call(contract.upi.awaiting, {});
  expect(takings.map(({ receiptNumber, suggestion }) => [receiptNumber, suggestion?.kind])).toEqual([
    ['AD/26-27/000002', undefined],
    ['AD/26-27/000001', 'named'],
  ]);
});

test('a clinic without a UPI address has no code to show', async () => {
  const { patientId, clinic } = await openMoneyDesk();
  const owner = await clinic.as('owner');
  const all = await owner.call(contract.settings.get, {});
  await owner.call(contract.settings.change, { ...all, settings: { ...all.settings, upiAddress: '' } });
  expect((await clinic.call(dues.money, { patientId })).upi).toBeNull();
});

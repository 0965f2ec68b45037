import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { openMoneyDesk } from '../../server/test-dues.test-support.ts';
import { upi } from '../../server/test-money-desk.test-support.ts';
import { bringIn } from './statements.test-support.ts';

const { dues } = contract;

afterEach(closeTestClinics);

const bankRow = (words: string) =>
  ['Txn Date,Description,Ref No.,Debit,Credit', `21 Nov 2026,${words},632511223355,,2000.00`].join('\n');

test('the code on the screen names the receipt that the advance will have, and the bank’s words with it tick it', async () => {
  const { patientId, clinic } = await openMoneyDesk();
  const owner = await clinic.as('owner');
  const { upi: payee, nextAdvanceNumber } = await clinic.call(dues.money, { patientId });
  expect(payee).toEqual({
    ...{ address: 'sanjeevani@examplebank', payeeName: 'Sanjeevani Clinic' },
    reference: expect.stringMatching(/^PQ\d\w{7}$/),
  });
  const { receipts } = await clinic.call(dues.takeAdvance, { patientId, payments: [upi(200_000, '')] });
  expect(receipts[0]?.number).toBe(nextAdvanceNumber);
  await clinic.call(dues.takeAdvance, { patientId, payments: [upi(150_000, '')] });
  // As banks write it: the payer’s phone stands in its address.
  const phone = 'UPI-ASHA RAO-5000041735@YBL-YESB0YBLUPI';
  await bringIn(owner, bankRow(`${phone}-632511223355-Advance ${nextAdvanceNumber}`));
  const { takings } = await owner.call(contract.upi.awaiting, {});
  expect(takings.map(({ receiptNumber, suggestion }) => [receiptNumber, suggestion?.kind])).toEqual([
    ['AD/26-27/000002', undefined],
    ['AD/26-27/000001', 'named'],
  ]);
});

test('who was shown a number that another got is not robbed of the money by it', async () => {
  const { patientId, clinic } = await openMoneyDesk();
  const owner = await clinic.as('owner');
  const other = await clinic.call(contract.patients.register, {
    ...{ fullName: 'Baldev Malviya', phone: '5000055284', sex: 'M' as const },
    ...{ birthOn: '1965-05-01', birthIsEstimated: true },
  });
  const { nextAdvanceNumber } = await clinic.call(dues.money, { patientId });
  const faster = await clinic.call(dues.takeAdvance, {
    ...{ patientId: other.id, payments: [upi(200_000, '632599990001')] },
  });
  await clinic.call(dues.takeAdvance, { patientId, payments: [upi(200_000, '')] });
  expect(faster.receipts[0]?.number).toBe(nextAdvanceNumber);
  await bringIn(owner, bankRow(`UPI-ASHA-632511223355-Advance ${nextAdvanceNumber}`));
  const { takings } = await owner.call(contract.upi.awaiting, {});
  expect(takings.map(({ patientName, suggestion }) => [patientName, suggestion])).toEqual([
    [expect.any(String), null],
    ['Baldev Malviya', null],
  ]);
  const ticked = { paymentId: faster.receipts[0]?.id ?? 0, utr: '632511223355', statementRowId: 1 };
  expect((await refusalOf(owner.call(contract.upi.confirm, ticked))).code).toBe('UTR_NOT_AS_TYPED');
});

test('a clinic without a UPI address has no code to show', async () => {
  const { patientId, clinic } = await openMoneyDesk();
  const owner = await clinic.as('owner');
  const all = await owner.call(contract.settings.get, {});
  await owner.call(contract.settings.change, { ...all, settings: { ...all.settings, upiAddress: '' } });
  expect((await clinic.call(dues.money, { patientId })).upi).toBeNull();
});

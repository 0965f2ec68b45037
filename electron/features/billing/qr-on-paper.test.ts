import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ReadContext } from '../../server/service.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { type MoneyDesk, openMoneyDesk } from '../../server/test-dues.test-support.ts';
import { billPrint } from './bill-page.ts';

let desk: MoneyDesk;

beforeEach(async () => {
  desk = await openMoneyDesk();
});
afterEach(closeTestClinics);

test('the QR on the paper says the reference that the screen showed for the same visit', async () => {
  const visitId = await desk.giveToken();
  const draft = await desk.clinic.call(contract.billing.draftForVisit, { visitId });
  const bill = await desk.issue({ visitId });
  const paper = { db: desk.clinic.server.house.opened().db.reader, zone: 'Asia/Kolkata' } as ReadContext;
  const said = draft.upi?.reference ?? 'none';
  expect(billPrint(paper, bill.id, 'A4').upiLink).toMatch(new RegExp(`am=600.00&.*&tr=${said}$`));
});

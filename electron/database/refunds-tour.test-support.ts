import { contract } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import { PEOPLE } from '../server/test-clinic.ts';

type Caller = <P extends AnyProcedure>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;
type Tourists = { desk: Caller; owner: Caller; patientId: number };

const cash = (amountPaise: number) => ({ mode: 'cash' as const, amountPaise, reference: '' });
const NOVEMBER = { fromDate: '2026-11-01', toDate: '2026-11-30' };

async function issueBill(desk: Caller, patientId: number, paidPaise = 0) {
  const draft = await desk(contract.billing.draftForPatient, { patientId, doctorId: PEOPLE.doctor });
  const line = { description: 'Dressing', sacCode: '999312', quantity: 2, ratePaise: 10_000 };
  return desk(contract.billing.issue, {
    ...{ patientId, visitId: null, doctorId: draft.doctorId, lines: [line] },
    payments: paidPaise > 0 ? [cash(paidPaise)] : [],
  });
}

async function tourTheDues({ desk, owner, patientId }: Tourists): Promise<void> {
  const { dues } = contract;
  const { receipts } = await desk(dues.takeAdvance, { patientId, payments: [cash(50_000)] });
  await desk(dues.printAdvance, { entryId: receipts[0]?.id ?? 0 });
  const { id: billId } = await issueBill(desk, patientId);
  await desk(dues.cashStanding, { patientId, billId });
  await desk(dues.applyAdvance, { patientId, shares: [{ billId, amountPaise: 5_000 }] });
  const { moves } = await desk(dues.money, { patientId });
  await desk(dues.exportMoney, { patientId, format: 'csv' });
  await desk(dues.takeAdvanceBack, { entryId: moves[0]?.id ?? 0, reason: 'Another bill' });
  await desk(dues.promise, { billId, promisedOn: '2026-12-24' });
  await desk(dues.list, {});
  await owner(dues.exportList, { format: 'csv' });
  await owner(dues.writeOff, { billId, amountPaise: 5_000, reason: 'Coins' });
  const { writtenOff } = await desk(dues.money, { patientId });
  await owner(dues.takeWriteOffBack, { entryId: writtenOff[0]?.id ?? 0, reason: 'Came back' });
  await desk(dues.receive, { patientId, payments: [cash(10_000)] });
  await desk(dues.balance, { patientId });
}

async function tourTheRefunds({ desk, owner, patientId }: Tourists): Promise<void> {
  const { refunds } = contract;
  const asked = { source: 'advance' as const, patientId, amountPaise: 5_000 };
  const request = async () => (await desk(refunds.request, { asked, reason: 'Goes home' }))[0]?.id ?? 0;
  const refundId = await request();
  await owner(refunds.approve, { refundId });
  await desk(refunds.payOut, { refundId, mode: 'cash', reference: '' });
  await desk(refunds.printVoucher, { refundId });
  await owner(refunds.reject, { refundId: await request(), reason: 'Stays' });
  const kept = await request();
  await owner(refunds.approve, { refundId: kept });
  await desk(refunds.keep, { refundId: kept });
  await desk(refunds.list, NOVEMBER);
  await owner(refunds.exportList, { ...NOVEMBER, format: 'csv' });
  await desk(refunds.ofPatient, { patientId });
  await desk(refunds.exportOfPatient, { patientId, format: 'csv' });
  const { id: billId } = await issueBill(desk, patientId, 20_000);
  await desk(refunds.creditable, { billId });
  const lines = [{ lineNumber: 1, quantity: 1 }];
  const note = await owner(refunds.creditNote, { billId, lines, reason: 'Not done', restTo: 'payBack' });
  await desk(refunds.printCreditNote, { creditNoteId: note.id });
  await desk(refunds.afterIssue, { billId });
  const wrong = await issueBill(desk, patientId, 100);
  await desk(refunds.reverseReceipt, { entryId: wrong.payments[0]?.id ?? 0, reason: 'By card' });
  await desk(refunds.cancelBill, { billId: wrong.id, reason: 'Wrong patient' });
}

async function tourTheParties({ desk, owner, patientId }: Tourists): Promise<void> {
  const { billing, parties } = contract;
  const { id: partyId } = await owner(parties.save, { partyId: null, details: { name: 'Narmada Mills' } });
  const { members } = await owner(parties.addMember, { partyId, patientId, memberNumber: 'NM-417' });
  await desk(parties.ofPatient, { patientId });
  const line = { description: 'Dressing', sacCode: '999312', quantity: 2, ratePaise: 10_000 };
  const bill = { patientId, visitId: null, doctorId: PEOPLE.doctor, lines: [line], payments: [], partyId };
  const { id: billId } = await desk(billing.issue, bill);
  const shares = [{ billId, amountPaise: 10_000 }];
  const settlement = { partyId, mode: 'bank' as const, shares, receivedPaise: 9_000, tdsPaise: 1_000 };
  const { settlements } = await owner(parties.settle, settlement);
  await owner(parties.takeSettlementBack, { settlementId: settlements[0]?.id ?? 0, reason: 'Returned' });
  await owner(parties.writeOff, { billId, amountPaise: 5_000, reason: 'Coins' });
  await owner(parties.moveToPatient, { billId, reason: 'Not covered' });
  await owner(parties.list, {});
  await owner(parties.exportCompanies, { format: 'csv' });
  for (const takeOut of [parties.exportOpenBills, parties.exportSettlements, parties.exportMembers])
    await owner(takeOut, { partyId, format: 'csv' });
  await owner(parties.account, { partyId });
  await owner(parties.statement, { partyId, ...NOVEMBER });
  await owner(parties.exportStatement, { partyId, ...NOVEMBER, format: 'csv' });
  await owner(parties.endMember, { memberId: members[0]?.id ?? 0, validTo: '2026-12-31' });
}

async function tourTheShares({ desk, owner, patientId }: Tourists): Promise<void> {
  const { shares } = contract;
  const { doctor: doctorId } = PEOPLE;
  const rule = { doctorId, rate: 'percent' as const, permille: 400, validFrom: '2026-11-01' };
  await owner(shares.preview, { rule, days: NOVEMBER });
  await owner(shares.setRule, rule);
  await owner(shares.rules, { doctorId });
  await owner(shares.setTax, { doctorId, version: 0, pan: 'ABCDE1234F', keepsTds: true });
  await owner(shares.doctors, {});
  await owner(shares.exportDoctors, { format: 'csv' });
  const pay = async (tdsPaise: number) => {
    await issueBill(desk, patientId, 20_000);
    const toDate = '2026-11-21';
    const { grossPaise } = await owner(shares.sheet, { doctorId, toDate });
    const kept = { tdsPaise, tdsReason: 'The accountant says so' };
    return owner(shares.payOut, { doctorId, toDate, grossPaise, ...kept, mode: 'bank' });
  };
  const { id: payoutId } = await pay(1_000);
  await owner(shares.takeBack, { payoutId, reason: 'Wrong mode' });
  await pay(2_000);
  await owner(shares.payouts, { doctorId });
  await owner(shares.exportPayouts, { doctorId, format: 'csv' });
  await owner(shares.exportRules, { doctorId, format: 'csv' });
  await owner(shares.paidSheet, { payoutId });
  await owner(shares.printVoucher, { payoutId, paper: 'A5' });
  await owner(shares.exportSheet, { doctorId, toDate: '2026-11-21', format: 'csv' });
  const challan = '0510308-211126-00417';
  const { deposits } = await owner(shares.depositTds, { amountPaise: 500, mode: 'bank', challan });
  await owner(shares.takeDepositBack, { entryId: deposits[0]?.id ?? 0, reason: 'Typed twice' });
  await owner(shares.tds, {});
  await owner(shares.exportTds, { format: 'csv' });
}

/** Advances, dues, promises, refunds, credit notes, companies on credit, doctors' shares and what is taken back. */
export async function tourTheMoneyBack(tourists: Tourists): Promise<void> {
  await tourTheDues(tourists);
  await tourTheRefunds(tourists);
  await tourTheParties(tourists);
  await tourTheShares(tourists);
}

import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { type MoneyDesk, openMoneyDesk, rawSql } from '../../server/test-dues.test-support.ts';
import { cash, DOCTOR, FEE, line, upi } from '../../server/test-money-desk.test-support.ts';
import { bringIn } from './statements.test-support.ts';

const { billing, dues, refunds } = contract;
let desk: MoneyDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openMoneyDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

const UTRS = ['632511220001', '632511220002', '632511220003'];

/** What the bank printed: the words of each transfer, and what came. */
function bank(...rows: [words: string, paise: number][]) {
  const lines = rows.map(([words, paise], index) => {
    const utr = UTRS[index];
    return `21 Nov 2026,UPI-${utr}-${words},${utr},,${(paise / 100).toFixed(2)}`;
  });
  return bringIn(owner, ['Txn Date,Description,Ref No.,Debit,Credit', ...lines].join('\n'));
}

async function shown(visitId: number): Promise<string> {
  return (await desk.clinic.call(billing.draftForVisit, { visitId })).upi?.reference ?? '';
}
async function shownForAdvance(): Promise<string> {
  return (await desk.clinic.call(dues.money, { patientId: desk.patientId })).upi?.reference ?? '';
}

type Visit = { visitId: number; patientId: number; said: string };

/** With the reference that the screen shows for its bill. */
async function visitOf(patientId: number): Promise<Visit> {
  const { visitId } = await desk.clinic.call(contract.queue.giveToken, { patientId, doctorId: DOCTOR });
  return { visitId, patientId, said: await shown(visitId) };
}
async function twoVisits(): Promise<[Visit, Visit]> {
  const other = await desk.register('Gita Sen', '5000041736');
  return [await visitOf(desk.patientId), await visitOf(other)];
}
/** The receipt's id. */
async function payByUpi({ visitId, patientId }: Visit, reference = ''): Promise<number> {
  const bill = await desk.issue({ visitId, patientId, payments: [upi(FEE, reference)] });
  return bill.payments[0]?.id ?? 0;
}

async function takings() {
  const listed = (await owner.call(contract.upi.awaiting, {})).takings;
  return [...listed].sort((a, b) => a.paymentId - b.paymentId);
}
/** In the order in which they were taken: how each fits, and which line of the bank. */
async function fits() {
  return (await takings()).map(({ suggestion }) =>
    suggestion === null ? null : [suggestion.kind, UTRS.indexOf(suggestion.row.utr)],
  );
}

/** As a suggestion is ticked: the line of the bank by its id. */
async function tick(paymentId: number, index: number) {
  const utr = UTRS[index] ?? '';
  const { reader } = owner.server.house.opened().db;
  const statementRowId = reader.value<number>(sql`SELECT id FROM upi_statement_rows WHERE utr = ${utr}`) ?? 0;
  return owner.call(contract.upi.confirm, { paymentId, utr, statementRowId });
}

test('two takings of the same sum on a day are told apart by what their QRs said', async () => {
  const [asha, gita] = await twoVisits();
  expect(asha.said).not.toBe(gita.said);
  const first = await payByUpi(asha);
  await payByUpi(gita);
  // The bank books the second first, and each in its own way of writing.
  await bank([`Bill ${gita.said.toLowerCase()}/YESB`, FEE], [`${asha.said} Bill B/26-27/0000`, FEE]);
  expect(await fits()).toEqual([
    ['qr', 1],
    ['qr', 0],
  ]);
  expect((await takings()).map(({ qrReference }) => qrReference)).toEqual([asha.said, gita.said]);
  await tick(first, 1);
  expect((await takings()).map(({ confirmation }) => confirmation?.utr)).toEqual([UTRS[1], undefined]);
});

test('a reference that the bank has cut short still tells them apart, and a stump of it is no reference', async () => {
  const [asha, gita] = await twoVisits();
  for (const visit of [asha, gita]) await payByUpi(visit);
  await bank([`UPI/${gita.said.slice(0, 7)}`, FEE], [`UPI/${asha.said.slice(0, 6)}`, FEE]);
  expect(await fits()).toEqual([
    ['amountAndDay', 1],
    ['qr', 0],
  ]);
});

test('a bill that changed in sum shows the same reference, and only the sum that was taken fits it', async () => {
  const visitId = await desk.giveToken();
  const said = await shown(visitId);
  const lines = [line('Consultation', FEE), line('Dressing', 15_000)];
  await desk.issue({ visitId, lines, payments: [upi(75_000)] });
  await bank([`${said} Bill`, FEE]);
  expect(await fits()).toEqual([['mismatch', 0]]);
  await bank([`${said} Bill`, FEE], [`${said} Bill`, 75_000]);
  expect(await fits()).toEqual([['qr', 1]]);
});

test('screen and old dues say the same for a visit’s bill until money came by it, then another', async () => {
  const visitId = await desk.giveToken();
  const said = await shown(visitId);
  const bill = await desk.issue({ visitId });
  const { dues: open } = await desk.clinic.call(dues.money, { patientId: desk.patientId });
  expect(open.map(({ upiReference }) => upiReference)).toEqual([said]);
  await desk.clinic.call(billing.receive, { billId: bill.id, payment: cash(10_000) });
  expect(await shown(visitId)).toBe(said);
  await desk.clinic.call(billing.receive, { billId: bill.id, payment: upi(20_000) });
  const next = await shown(visitId);
  expect(next).not.toBe(said);
  await desk.clinic.call(billing.receive, { billId: bill.id, payment: upi(20_000) });
  await bank([`UPI ${next}`, 20_000], [`UPI ${said}`, 20_000]);
  expect(await fits()).toEqual([
    ['qr', 1],
    ['qr', 0],
  ]);
});

test('an advance’s QR names it, and the next advance has another', async () => {
  const said = await shownForAdvance();
  await desk.advance(upi(50_000));
  const next = await shownForAdvance();
  await desk.advance(upi(50_000));
  await bank([`${next} Advance`, 50_000], [`${said} Advance`, 50_000]);
  expect(await fits()).toEqual([
    ['qr', 1],
    ['qr', 0],
  ]);
});

test('a bill of no token has a reference too', async () => {
  const { patientId } = desk;
  const draft = await desk.clinic.call(billing.draftForPatient, { patientId, doctorId: null });
  for (const _ of [1, 2]) await desk.issue({ payments: [upi(FEE)] });
  await bank([`${draft.upi?.reference} Bill`, FEE]);
  expect(await fits()).toEqual([['qr', 0], null]);
});

test('one transfer for several old bills fits them together, by the QR of the first', async () => {
  const { patientId } = desk;
  for (const paise of [30_000, 20_000]) await desk.issue({ lines: [line('Dressing', paise)] });
  const { dues: open } = await desk.clinic.call(dues.money, { patientId });
  const { receipts } = await desk.clinic.call(dues.receive, { patientId, payments: [upi(50_000)] });
  await bank([`${open[0]?.upiReference} Bill`, 50_000]);
  expect(await fits()).toEqual([
    ['qr', 0],
    ['qr', 0],
  ]);
  for (const { id } of receipts) await tick(id, 0);
  expect((await takings()).map(({ confirmation }) => confirmation?.utr)).toEqual([UTRS[0], UTRS[0]]);
});

test('money by a QR under which nothing was taken is nobody’s, not even of the same sum and day', async () => {
  const [gone, stayed] = await twoVisits();
  const paymentId = await payByUpi(stayed);
  await bank([`${gone.said} Bill B/26-27/000001`, FEE]);
  expect(await fits()).toEqual([null]);
  expect((await owner.call(contract.upi.awaiting, {})).unclaimed).toHaveLength(1);
  expect((await refusalOf(tick(paymentId, 0))).code).toBe('TRANSFER_OF_ANOTHER_QR');
  // What a person read on the patient's phone and typed is theirs to judge.
  await owner.call(contract.upi.confirm, { paymentId, utr: UTRS[0] ?? '' });
});

test('a receipt that was reversed takes its reference with it', async () => {
  const visitId = await desk.giveToken();
  const said = await shown(visitId);
  const bill = await desk.issue({ visitId, payments: [upi(FEE)] });
  const entryId = bill.payments[0]?.id ?? 0;
  await owner.call(refunds.reverseReceipt, { entryId, reason: 'Wrong mode', approvalId: null });
  await desk.clinic.call(billing.receive, { billId: bill.id, payment: upi(FEE) });
  expect((await takings()).map(({ qrReference }) => qrReference)).not.toContain(said);
  await bank([`${said} Bill`, FEE]);
  expect(await fits()).toEqual([null]);
});

test('who paid twice by one QR has one transfer ticked, and the other ticks nobody else', async () => {
  const [asha, gita] = await twoVisits();
  const [own, other] = [await payByUpi(asha), await payByUpi(gita)];
  await bank([`${asha.said} Bill`, FEE], [`${asha.said} Bill`, FEE]);
  expect(await fits()).toEqual([['qr', 0], null]);
  await tick(own, 0);
  expect(await fits()).toEqual([null, null]);
  expect((await refusalOf(tick(own, 1))).code).toBe('UPI_CONFIRMED_ALREADY');
  for (const index of [0, 1]) {
    expect((await refusalOf(tick(other, index))).code).toBe('TRANSFER_OF_ANOTHER_QR');
  }
});

test('another number typed at the desk makes the QR a mismatch, and the same number goes before it', async () => {
  const [asha, gita] = await twoVisits();
  await payByUpi(asha, '990001');
  await payByUpi(gita, UTRS[1]);
  await bank([`${asha.said} Bill`, FEE], [`${gita.said} Bill`, FEE]);
  expect(await fits()).toEqual([
    ['mismatch', 0],
    ['utr', 1],
  ]);
});

test('two desks with the same person’s QR on the screen: what comes by it is one taking', async () => {
  const said = await shownForAdvance();
  const asked = { patientId: desk.patientId, payments: [upi(50_000)] };
  await Promise.all([desk.clinic.call(dues.takeAdvance, asked), owner.call(dues.takeAdvance, asked)]);
  await bank([`${said} Advance`, 50_000]);
  expect(await fits()).toEqual([['qr', 0], null]);
});

test('what was kept is never changed, is of UPI money alone, and belongs to one taking', async () => {
  await payByUpi(await visitOf(desk.patientId));
  const [paidInCash, byUpi] = [await desk.advance(cash(10_000)), await desk.advance(upi(10_000))];
  const { reader } = desk.clinic.server.house.opened().db;
  const kept = reader.one<{ reference: string; keptBy: number; keptAt: number }>(sql`
    SELECT reference, kept_by AS keptBy, kept_at AS keptAt FROM upi_qr_references ORDER BY payment_id LIMIT 1`);
  const { userId } = desk.clinic.connection.session ?? {};
  expect(kept).toMatchObject({ keptBy: userId, keptAt: desk.clinic.clock.now() });
  const raw = (text: string) => rawSql(desk.clinic, text);
  expect(raw(`UPDATE upi_qr_references SET reference = 'PQ1ABCDEFG'`)).toThrow(/never changed/);
  expect(raw('DELETE FROM upi_qr_references')).toThrow(/never deleted/);
  const keep = (id: number, reference: string) =>
    raw(`INSERT INTO upi_qr_references VALUES (${id}, '${reference}', 1, 5)`);
  expect(keep(paidInCash, 'PQ1ABCDEFG')).toThrow(/paid by UPI/);
  expect(keep(byUpi, 'PQ1ABCDEFG')).toThrow(/UNIQUE/);
  raw(
    `DROP TRIGGER upi_qr_references_are_never_deleted; DELETE FROM upi_qr_references WHERE payment_id = ${byUpi}`,
  )();
  expect(keep(byUpi, kept.reference)).toThrow(/by this reference already/);
  expect(keep(byUpi, 'B262700001')).toThrow(/CHECK/);
  keep(byUpi, 'PQ1ABCDEFG')();
});

test('a clinic that shows no QR keeps none', async () => {
  const all = await owner.call(contract.settings.get, {});
  await owner.call(contract.settings.change, { ...all, settings: { ...all.settings, upiAddress: '' } });
  await payByUpi(await visitOf(desk.patientId));
  expect((await takings()).map(({ qrReference }) => qrReference)).toEqual(['']);
});

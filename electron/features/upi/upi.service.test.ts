import { afterEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { openOffice } from '../../server/test-office.test-support.ts';
import { BANK_CSV, bringIn, reverseUpi, takeUpi } from './statements.test-support.ts';

afterEach(closeTestClinics);

const { upi } = contract;

async function deskWithPatients(): Promise<TestClinic> {
  const desk = await openTestClinic();
  for (const [fullName, phone] of [
    ['Asha Rao', '5000041735'],
    ['Imran Shaikh', '5000041736'],
  ] as const) {
    await desk.call(contract.patients.register, {
      ...{ fullName, phone, sex: 'F', birthOn: '1984-11-21', birthIsEstimated: true },
    });
  }
  return desk;
}

async function suggestionsAt(desk: TestClinic) {
  const { takings } = await desk.call(upi.awaiting, {});
  return new Map(takings.map(({ paymentId, suggestion }) => [paymentId, suggestion]));
}

test('a statement suggests what fits and ticks nothing by itself', async () => {
  const desk = await deskWithPatients();
  const whole = takeUpi(desk, { amountPaise: 125_000, reference: '632411223344' });
  const end = takeUpi(desk, { amountPaise: 60_000, reference: '223355', patientId: 2 });
  const bare = takeUpi(desk, { amountPaise: 45_050 });
  await bringIn(desk, BANK_CSV);
  const found = await suggestionsAt(desk);
  expect([whole, end, bare].map(id => [found.get(id)?.kind, found.get(id)?.row.utr])).toEqual([
    ['utr', '632411223344'],
    ['lastSix', '632511223355'],
    ['amountAndDay', '632511223366'],
  ]);
  const { takings, unclaimed } = await desk.call(upi.awaiting, {});
  expect(takings.every(({ confirmation }) => confirmation === null)).toBe(true);
  expect(unclaimed).toEqual([]);
});

test('a ticked taking leaves the list of those that wait, and the ledger keeps what was typed', async () => {
  const desk = await deskWithPatients();
  const paymentId = takeUpi(desk, { amountPaise: 60_000, reference: '632511223399', patientId: 2 });
  await bringIn(desk, BANK_CSV);
  const row = (await suggestionsAt(desk)).get(paymentId)?.row;
  expect(row?.utr).toBe('632511223355');
  const utr = row?.utr ?? '';
  // The receipt says another number: no suggestion is ticked against it, the number that somebody read and typed is.
  const ticked = desk.call(upi.confirm, { paymentId, utr, statementRowId: row?.id ?? 0 });
  expect((await refusalOf(ticked)).code).toBe('UTR_NOT_AS_TYPED');
  await desk.call(upi.confirm, { paymentId, utr });
  const { takings, days } = await desk.call(upi.awaiting, {});
  expect(takings[0]).toMatchObject({
    reference: '632511223399',
    suggestion: null,
    confirmation: { utr: '632511223355', statementPaise: 60_000, confirmedByName: 'Kavita Nair' },
  });
  expect(days).toEqual([
    {
      ...{ onDate: '2026-11-21', takenCount: 1, takenPaise: 60_000, awaitingCount: 0, awaitingPaise: 0 },
      statementPaise: 105_050,
    },
    {
      ...{ onDate: '2026-11-20', takenCount: 0, takenPaise: 0, awaitingCount: 0, awaitingPaise: 0 },
      statementPaise: 125_000,
    },
  ]);
  const again = desk.call(upi.confirm, { paymentId, utr: '632511223355' });
  expect(await refusalOf(again)).toEqual({ code: 'UPI_CONFIRMED_ALREADY', data: { confirmationId: 1 } });
});

test('two desks that tick one taking at once confirm it once', async () => {
  const desk = await deskWithPatients();
  const paymentId = takeUpi(desk, { amountPaise: 60_000 });
  const other = await desk.as('owner');
  const outcomes = await Promise.allSettled(
    [desk, other].map(clinic => clinic.call(upi.confirm, { paymentId, utr: '632511223355' })),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const { db } = desk.server.house.opened();
  const behind = () =>
    db.transaction(writer =>
      writer.run(sql`INSERT INTO upi_confirmations (payment_id, utr, confirmed_by, confirmed_at)
        VALUES (${paymentId}, '632511223355', 1, 0)`),
    );
  expect(behind).toThrow(/confirmed already/);
});

test('one transfer pays two bills of one person on one day, as far as it reaches, and nobody else’s', async () => {
  const desk = await deskWithPatients();
  await bringIn(desk, BANK_CSV);
  const utr = '632511223355';
  const [first, second, third] = [40_000, 20_000, 100].map(amountPaise => takeUpi(desk, { amountPaise }));
  const imran = takeUpi(desk, { amountPaise: 20_000, patientId: 2 });
  const yesterday = takeUpi(desk, { amountPaise: 20_000, onDate: '2026-11-20' });
  await desk.call(upi.confirm, { paymentId: first ?? 0, utr });
  expect(await refusalOf(desk.call(upi.confirm, { paymentId: imran, utr }))).toEqual({
    ...{ code: 'UTR_OF_ANOTHER', data: { paymentId: first } },
  });
  expect((await refusalOf(desk.call(upi.confirm, { paymentId: yesterday, utr }))).code).toBe(
    'UTR_OF_ANOTHER',
  );
  await desk.call(upi.confirm, { paymentId: second ?? 0, utr: '6325 1122 3355' });
  expect(await refusalOf(desk.call(upi.confirm, { paymentId: third ?? 0, utr }))).toEqual({
    ...{ code: 'UTR_AMOUNT_TOO_SMALL', data: { transferPaise: 60_000, neededPaise: 60_100 } },
  });
});

test('the amount that came is not the amount that was written: it is shown and not ticked', async () => {
  const desk = await deskWithPatients();
  const paymentId = takeUpi(desk, { amountPaise: 65_000, reference: '632511223355' });
  await bringIn(desk, BANK_CSV);
  expect((await suggestionsAt(desk)).get(paymentId)?.kind).toBe('mismatch');
  const ticked = desk.call(upi.confirm, { paymentId, utr: '632511223355' });
  expect((await refusalOf(ticked)).code).toBe('UTR_AMOUNT_TOO_SMALL');
});

test('a confirmation is withdrawn with a reason and may be given anew; both stay in the books', async () => {
  const desk = await deskWithPatients();
  const paymentId = takeUpi(desk, { amountPaise: 60_000 });
  await desk.call(upi.confirm, { paymentId, utr: '632511223300' });
  const wordless = desk.call(upi.unconfirm, { paymentId, reason: ' ' });
  expect((await refusalOf(wordless)).code).toBe('INVALID_INPUT');
  await desk.call(upi.unconfirm, { paymentId, reason: 'Number of another person' });
  expect((await refusalOf(desk.call(upi.unconfirm, { paymentId, reason: 'Again' }))).code).toBe(
    'UPI_NOT_CONFIRMED',
  );
  await desk.call(upi.confirm, { paymentId, utr: '632511223355' });
  const { reader } = desk.server.house.opened().db;
  expect(
    reader.all(sql`SELECT utr, reason FROM upi_confirmations
    LEFT JOIN upi_confirmation_withdrawals ON confirmation_id = id ORDER BY id`),
  ).toEqual([
    { utr: '632511223300', reason: 'Number of another person' },
    { utr: '632511223355', reason: null },
  ]);
  expect(desk.auditTrail().at(-1)).toMatchObject({ action: 'upi.confirmed', entity: 'payment' });
});

test('a reversed receipt waits for nothing and gives its transfer back', async () => {
  const desk = await deskWithPatients();
  await bringIn(desk, BANK_CSV);
  const wrong = takeUpi(desk, { amountPaise: 60_000 });
  await desk.call(upi.confirm, { paymentId: wrong, utr: '632511223355' });
  reverseUpi(desk, wrong, { amountPaise: 60_000 });
  const right = takeUpi(desk, { amountPaise: 60_000, patientId: 2 });
  const { takings } = await desk.call(upi.awaiting, {});
  expect(takings.map(({ paymentId, suggestion }) => [paymentId, suggestion?.kind])).toEqual([
    [right, 'amountAndDay'],
  ]);
  expect((await refusalOf(desk.call(upi.confirm, { paymentId: wrong, utr: '632511223355' }))).code).toBe(
    'UPI_PAYMENT_REVERSED',
  );
  await desk.call(upi.confirm, { paymentId: right, utr: '632511223355' });
});

test('a transfer without a receipt is named, and days without a statement say so', async () => {
  const desk = await deskWithPatients();
  takeUpi(desk, { amountPaise: 60_000, onDate: '2026-11-19' });
  await bringIn(desk, BANK_CSV);
  const { unclaimed, days } = await desk.call(upi.awaiting, {});
  expect(unclaimed.map(({ utr }) => utr).sort()).toEqual(['632411223344', '632511223355', '632511223366']);
  expect(days.map(({ onDate, statementPaise }) => [onDate, statementPaise])).toEqual([
    ['2026-11-21', 105_050],
    ['2026-11-20', 125_000],
    ['2026-11-19', null],
  ]);
});

test('a row that is not this number’s, cash and what is not there are refused', async () => {
  const desk = await deskWithPatients();
  await bringIn(desk, BANK_CSV);
  const paymentId = takeUpi(desk, { amountPaise: 60_000 });
  const codeOf = async (input: { paymentId: number; utr: string; statementRowId?: number }) =>
    (await refusalOf(desk.call(upi.confirm, input))).code;
  expect(await codeOf({ paymentId, utr: '632511223355', statementRowId: 1 })).toBe('NOT_FOUND');
  expect(await codeOf({ paymentId: 9_999, utr: '632511223355' })).toBe('NOT_FOUND');
  expect(await codeOf({ paymentId, utr: '63251122335' })).toBe('INVALID_INPUT');
  const backwards = desk.call(upi.awaiting, { fromDate: '2026-11-22' });
  expect((await refusalOf(backwards)).code).toBe('INVALID_INPUT');
  const nurse = await desk.as('nurse');
  expect((await refusalOf(nurse.call(upi.awaiting, {}))).code).toBe('NOT_ALLOWED');
});

describe('what a company paid by UPI over bills of several patients', () => {
  const UTR = '632511220077';

  async function settled() {
    const office = await openOffice();
    const about = { birthOn: '1980-01-01', birthIsEstimated: true, sex: 'F' as const };
    const kamla = await office.desk.call(contract.patients.register, {
      ...{ fullName: 'Kamla Verma', phone: '5000031177', ...about },
    });
    const { id: partyId } = office.party;
    const member = { partyId, patientId: kamla.id, memberNumber: 'NM-2', validFrom: '2026-01-01' };
    await office.owner.call(contract.parties.addMember, member);
    const bills = [await office.onAccount(60_000), await office.onAccount(40_000, kamla.id)];
    const account = await office.owner.call(contract.parties.settle, {
      ...{ partyId, mode: 'upi' as const, reference: UTR, receivedPaise: 100_000, tdsPaise: 0 },
      shares: bills.map(({ id, duePaise }) => ({ billId: id, amountPaise: duePaise })),
    });
    return { office, settlementId: account.settlements[0]?.id ?? 0 };
  }

  const bank = (paise: number) => {
    const rupees = (paise / 100).toFixed(2);
    return [
      'Date,Narration,Chq./Ref.No.,Value Dt,Withdrawal Amt.,Deposit Amt.,Closing Balance',
      `21/11/26,UPI-NARMADA MILLS-${UTR},${UTR},21/11/26,,${rupees},90000.00`,
    ].join('\r\n');
  };

  test('waits as one taking of the company and is confirmed by one line of the bank, all or nothing', async () => {
    const { office } = await settled();
    await bringIn(office.owner, bank(100_000));
    const waiting = await office.owner.call(upi.awaiting, {});
    expect(waiting.takings).toMatchObject([
      {
        ...{ partyName: 'Narmada Mills', receiptCount: 2, amountPaise: 100_000 },
        suggestion: { kind: 'utr', row: { utr: UTR } },
      },
    ]);
    expect(waiting.days).toMatchObject([{ takenCount: 1, takenPaise: 100_000, awaitingCount: 1 }]);
    const paymentId = waiting.takings[0]?.paymentId ?? 0;
    await office.owner.call(upi.confirm, { paymentId, utr: UTR });
    const done = await office.owner.call(upi.awaiting, {});
    expect(done.takings).toMatchObject([{ confirmation: { utr: UTR, statementPaise: 100_000 } }]);
    expect(done.days).toMatchObject([{ awaitingCount: 0, awaitingPaise: 0 }]);
    const standing = () =>
      office.owner.server.house.opened().db.reader.value(sql`
        SELECT count(*) FROM upi_confirmations
        WHERE NOT EXISTS (SELECT 1 FROM upi_confirmation_withdrawals WHERE confirmation_id = upi_confirmations.id)`);
    expect(standing()).toBe(2);
    await office.owner.call(upi.unconfirm, { paymentId, reason: 'Wrong line' });
    expect(standing()).toBe(0);
  });

  test('is not confirmed by a transfer that covers one of the bills only', async () => {
    const { office } = await settled();
    await bringIn(office.owner, bank(60_000));
    const { takings } = await office.owner.call(upi.awaiting, {});
    expect(takings[0]?.suggestion?.kind).toBe('mismatch');
    const asked = { paymentId: takings[0]?.paymentId ?? 0, utr: UTR };
    expect(await refusalOf(office.owner.call(upi.confirm, asked))).toEqual({
      ...{ code: 'UTR_AMOUNT_TOO_SMALL', data: { transferPaise: 60_000, neededPaise: 100_000 } },
    });
  });

  test('its number confirms no patient’s own receipt, and taken back it waits no more', async () => {
    const { office, settlementId } = await settled();
    const { takings } = await office.owner.call(upi.awaiting, {});
    await office.owner.call(upi.confirm, { paymentId: takings[0]?.paymentId ?? 0, utr: UTR });
    const payments = [{ mode: 'upi' as const, amountPaise: 30_000, reference: UTR }];
    const own = await office.bill(30_000, { payments });
    const asked = { paymentId: own.payments[0]?.id ?? 0, utr: UTR };
    expect((await refusalOf(office.owner.call(upi.confirm, asked))).code).toBe('UTR_OF_ANOTHER');
    const back = { settlementId, reason: 'Came back' };
    await office.owner.call(contract.parties.takeSettlementBack, back);
    const after = await office.owner.call(upi.awaiting, {});
    expect(after.takings.map(({ partyName }) => partyName)).toEqual(['']);
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { openTestBooks, type TestBooks, TODAY } from '../../server/test-books.test-support.ts';
import {
  closeTestClinics,
  OWNER_PASSWORD,
  PEOPLE,
  refusalOf,
  STAFF_PASSWORD,
} from '../../server/test-clinic.ts';
import { cellsOf, showTo } from '../../server/test-grids.test-support.ts';
import { pdfText } from '../../server/test-money-desk.test-support.ts';
import { checkSums, isLinkWhole, listDayLinks, verifyDayChain } from './reports.service.ts';

const { approvals, audit, cash, reports } = contract;
const WRONG = '2027-01-02';
const TOMORROW = '2026-11-22';
let books: TestBooks;

beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

const reader = () => books.owner.server.house.opened().db.reader;
const aside = (changes: { secret?: string; onDate?: string; approvalId?: number } = {}) => ({
  ...{ onDate: WRONG, reason: 'The battery of the clock was empty', secret: OWNER_PASSWORD },
  ...changes,
});

/** Closed on its day, then billed and closed once more by a clock that stands six weeks ahead. */
async function closeByWrongClock(): Promise<void> {
  await books.bill(60_000);
  await books.close(60_000);
  await books.at(`${WRONG}T20:00`);
  await books.bill(10_000);
  const input = await books.closeInput(10_000, { onDate: WRONG });
  await books.owner.call(reports.closeDay, { ...input, isClockRight: true });
}

test('a day far after the last money is closed only by who looked at the clock', async () => {
  await books.bill(60_000);
  await books.at(`${WRONG}T20:00`);
  await books.bill(10_000);
  expect(await books.owner.call(reports.daySheet, {})).toMatchObject({ farFromOn: TODAY });
  const input = await books.closeInput(10_000, { onDate: WRONG });
  expect(await refusalOf(books.owner.call(reports.closeDay, input))).toEqual({
    code: 'CLOCK_LOOKS_WRONG',
    data: { onDate: WRONG, lastOn: TODAY },
  });
  expect((await books.owner.call(reports.daySheet, {})).close).toBeNull();
  const closed = await books.owner.call(reports.closeDay, { ...input, isClockRight: true });
  expect(closed.onDate).toBe(WRONG);
});

test.each([
  ['2026-11-28', null],
  ['2026-11-29', TODAY],
])('a week without money asks nothing, a day more does: %s', async (onDate, farFromOn) => {
  await books.bill(60_000);
  await books.close(60_000);
  await books.at(`${onDate}T20:00`);
  expect((await books.owner.call(reports.daySheet, {})).farFromOn).toBe(farFromOn);
});

test('the first close of a clinic has nothing to be far from', async () => {
  expect((await books.owner.call(reports.daySheet, {})).farFromOn).toBeNull();
});

test('a close that lies ahead of the clock is said to everybody who sees money, and to nobody else', async () => {
  await closeByWrongClock();
  await books.at(`${TOMORROW}T09:00`);
  const ahead = { today: TOMORROW, onDate: '2027-01-03', closedAheadOn: WRONG };
  expect(await books.desk.call(reports.moneyDay, {})).toEqual(ahead);
  expect(await (await books.owner.as('accountant')).call(reports.moneyDay, {})).toEqual(ahead);
  expect((await refusalOf((await books.owner.as('nurse')).call(reports.moneyDay, {}))).code).toBe(
    'NOT_ALLOWED',
  );
  expect((await books.bill(1_000)).onDate).toBe('2027-01-03');
});

test('late entries after a normal close are dated tomorrow as ever, and nothing is said about it', async () => {
  await books.bill(60_000);
  await books.close(60_000);
  expect(await books.desk.call(reports.moneyDay, {})).toEqual({
    ...{ today: TODAY, onDate: TOMORROW, closedAheadOn: null },
  });
  expect((await refusalOf(books.owner.call(reports.setCloseAside, aside({ onDate: TODAY })))).code).toBe(
    'CLOSE_NOT_AHEAD',
  );
});

test('set aside, the close stays in the chain, money is dated today again, and the day is closed when it comes', async () => {
  await closeByWrongClock();
  await books.at(`${TOMORROW}T09:00`);
  const late = await books.bill(1_000);
  expect(late.onDate).toBe('2027-01-03');
  const { approvalId } = await books.owner.call(approvals.grant, {
    ...{ kind: 'countersign', amountPaise: 0, patientId: null, about: 'Wrong clock' },
    ...{ approverId: PEOPLE.receptionist, secret: STAFF_PASSWORD },
  });
  const money = await books.owner.call(reports.setCloseAside, aside({ approvalId }));
  expect(money).toEqual({ today: TOMORROW, onDate: TOMORROW, closedAheadOn: null });
  expect(verifyDayChain(reader())).toEqual({ checkedCount: 2, firstBrokenOn: null });

  expect((await books.bill(20_000)).onDate).toBe(TOMORROW);
  await books.at(`${TOMORROW}T20:00`);
  const open = await books.owner.call(reports.daySheet, {});
  expect(open).toMatchObject({ collectedPaise: 20_000, farFromOn: null, close: null });
  const { drawerToCount } = open;
  const expectedCashPaise = drawerToCount?.expectedCashPaise ?? 0;
  const input = { onDate: TOMORROW, expectedCashPaise, count: { notes: {}, coinsPaise: expectedCashPaise } };
  const closed = await books.owner.call(reports.closeDay, input);
  const { driver } = books.owner.server.house.opened().db;
  const seal = driver.prepare('SELECT seal FROM day_set_asides').pluck().get();
  expect(closed).toMatchObject({ onDate: TOMORROW, differencePaise: 0, previousSeal: seal });
  expect((await books.owner.call(reports.daySheet, { onDate: WRONG })).close).toBeNull();

  await books.at(`${WRONG}T20:00`);
  await books.bill(5_000);
  const day = await books.owner.call(reports.daySheet, { onDate: WRONG });
  expect(day).toMatchObject({ collectedPaise: 15_000, close: null });
  const counted = day.drawerToCount?.expectedCashPaise ?? 0;
  await books.owner.call(reports.closeDay, {
    ...{ onDate: WRONG, expectedCashPaise: counted, count: { notes: {}, coinsPaise: counted } },
    isClockRight: true,
  });
  expect(verifyDayChain(reader())).toEqual({ checkedCount: 4, firstBrokenOn: null });
  const sums = checkSums(reader());
  expect([sums.wrongSums, sums.wrongDues, sums.wrongBalances, sums.gaps]).toEqual([[], [], [], []]);
});

test('a close that is set aside between two turns of a proof is no broken day', async () => {
  await closeByWrongClock();
  await books.at(`${TOMORROW}T09:00`);
  const links = listDayLinks(reader());
  await books.owner.call(reports.setCloseAside, aside());
  const wrong = links.filter((link, at) => !isLinkWhole(reader(), link, links[at - 1]?.seal ?? ''));
  expect(wrong).toEqual([]);
  const { driver } = books.owner.server.house.opened().db;
  driver.exec('DROP TRIGGER day_closes_are_never_changed; UPDATE day_closes SET is_set_aside = 0');
  expect(verifyDayChain(reader())).toEqual({ checkedCount: 1, firstBrokenOn: WRONG });
});

test('a drawer that was opened ahead of the clock is among today’s and is handed over to the box', async () => {
  await closeByWrongClock();
  await books.at(`${TOMORROW}T09:00`);
  await books.bill(1_000);
  await books.owner.call(reports.setCloseAside, aside());
  const [drawer] = await books.owner.call(cash.drawers, {});
  if (!drawer) throw new Error('There is no drawer.');
  const { shiftId, expectedCashPaise } = drawer;
  expect(drawer).toMatchObject({ userName: 'Kavita Nair', isOpen: true });
  const count = { notes: {}, coinsPaise: expectedCashPaise };
  await books.owner.call(cash.handOver, { shiftId, expectedCashPaise, count });
  expect(await books.owner.call(cash.drawers, {})).toEqual([]);
  expect((await books.owner.call(reports.daySheet, {})).drawerToCount).toMatchObject({
    ...{ expectedCashPaise, fromBoxPaise: expectedCashPaise },
  });
});

test('the proof, the list of closes, the exceptions and the audit page tell of it', async () => {
  await closeByWrongClock();
  await books.at(`${TOMORROW}T09:00`);
  await books.owner.call(reports.setCloseAside, aside());
  const proof = await showTo(books.owner, { report: 'proof', options: { extent: 'whole' } });
  expect(cellsOf(proof, 'count', 'result')[1]).toEqual([2, 'Whole; set aside: 1']);
  const found = await showTo(books.owner, { report: 'exceptions', options: { kind: 'closeSetAside' } });
  expect(cellsOf(found, 'who', 'what', 'detail')).toEqual([
    ['Anil Kulkarni', 'D/26-27/000002', 'Close of 2 Jan 2027: The battery of the clock was empty'],
  ]);
  const days = { fromDate: '2026-11-01', toDate: '2027-01-31' };
  const closes = await showTo(books.owner, { report: 'dayCloses', ...days });
  expect(cellsOf(closes, 'day', 'setAside')).toEqual([
    [TODAY, null],
    [WRONG, 'The battery of the clock was empty'],
  ]);
  const rows = await books.owner.call(audit.list, {});
  expect(rows.find(({ action }) => action === 'day.closeSetAside')).toMatchObject({
    ...{ outcome: 'ok', entity: 'day', entityId: 20270102 },
  });
  const sheet = pdfText((await books.owner.call(reports.printDaySheet, { onDate: WRONG })).pdf);
  expect(sheet).toContain('Not closed');
});

test('only the owner, by a secret of their own, and only once', async () => {
  await closeByWrongClock();
  await books.at(`${TOMORROW}T09:00`);
  expect((await refusalOf(books.desk.call(reports.setCloseAside, aside()))).code).toBe('NOT_ALLOWED');
  const wrong = aside({ secret: 'not my password at all' });
  expect((await refusalOf(books.owner.call(reports.setCloseAside, wrong))).code).toBe('WRONG_PASSWORD');
  expect((await books.owner.call(reports.moneyDay, {})).closedAheadOn).toBe(WRONG);
  await books.owner.call(reports.setCloseAside, aside());
  expect((await refusalOf(books.owner.call(reports.setCloseAside, aside()))).code).toBe('CLOSE_NOT_AHEAD');
});

test('what is set aside cannot be changed, taken back or done past the program', async () => {
  await closeByWrongClock();
  const { driver } = books.owner.server.house.opened().db;
  expect(() => driver.exec('UPDATE day_closes SET is_set_aside = 1')).toThrow('locked');
  expect(() =>
    driver.exec(`INSERT INTO day_set_asides SELECT 3, 1, (SELECT max(id) FROM ledger), 20261122, 'x', 1, NULL, 0,
      (SELECT seal FROM day_closes WHERE id = 2), 'ab'`),
  ).toThrow('only the last close');
  await books.at(`${TOMORROW}T09:00`);
  await books.owner.call(reports.setCloseAside, aside());
  expect(() => driver.exec('UPDATE day_closes SET is_set_aside = 0')).toThrow('locked');
  expect(() => driver.exec(`UPDATE day_set_asides SET reason = 'x'`)).toThrow('locked');
  driver.exec('DROP TRIGGER day_set_asides_are_never_changed');
  driver.exec(`UPDATE day_set_asides SET reason = 'x'`);
  expect(verifyDayChain(reader())).toEqual({ checkedCount: 2, firstBrokenOn: WRONG });
});

test('an entry slipped into the sealed part of a day set aside is found', async () => {
  await closeByWrongClock();
  await books.at(`${TOMORROW}T09:00`);
  await books.owner.call(reports.setCloseAside, aside());
  const { driver } = books.owner.server.house.opened().db;
  driver.exec('DROP TRIGGER ledger_rows_are_never_changed');
  driver.exec(`UPDATE ledger SET amount_paise = 9000 WHERE on_date = 20270102 AND kind = 'receipt'`);
  expect(verifyDayChain(reader()).firstBrokenOn).toBe(WRONG);
});

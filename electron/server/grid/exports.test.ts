import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExportedFile } from '#shared/contract/grid-export.ts';
import { contract } from '#shared/contract/index.ts';
import { appendAuditRow } from '../../features/audit/audit-chain.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { closeTestClinics, refusalOf } from '../test-clinic.ts';
import { openTestQueue, type TestQueue } from '../test-queue.ts';

const NOVEMBER = { fromDate: '2026-11-01', toDate: '2026-11-30' };

let q: TestQueue;
beforeEach(async () => {
  q = await openTestQueue();
});
afterEach(closeTestClinics);

const bytesOf = ({ base64 }: ExportedFile) => Buffer.from(base64, 'base64');

function csvRows(file: ExportedFile): Record<string, string>[] {
  const text = bytesOf(file).toString('utf8').slice(1);
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

async function sentByCamp(): Promise<void> {
  const camp = await q.desk.call(contract.patients.addReferrer, { name: '=Camp', kind: 'camp', phone: '' });
  await q.desk.call(contract.patients.register, {
    ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02', birthIsEstimated: false },
    ...{ sex: 'F', referrerId: camp.id },
  });
}

test('who sends patients is the same list as workbook, rows and page, in the language of the screen', async () => {
  await sentByCamp();
  const { exportReferrals } = contract.patients;
  const xlsx = await q.owner.call(exportReferrals, { ...NOVEMBER, format: 'xlsx' });
  expect(xlsx.fileName).toBe('referrals-2026-11-01-2026-11-30.xlsx');
  const sheet = await readSheet(bytesOf(xlsx));
  expect(sheet[1]?.[0]).toMatch(/ · 1 Nov 2026 to 30 Nov 2026$/);
  expect(sheet.slice(3)).toEqual([
    ['Sent by', 'Kind', 'New patients', 'Visits', 'Collected'],
    ['=Camp', 'Camp', 1, 0, 0],
    ['Together', null, 1, 0, 0],
  ]);
  const csv = await q.owner.call(exportReferrals, { ...NOVEMBER, format: 'csv' });
  expect(csvRows(csv)).toEqual([
    { 'Sent by': `'=Camp`, Kind: 'Camp', 'New patients': '1', Visits: '0', Collected: '0.00' },
  ]);
  const pdf = await q.owner.call(exportReferrals, { ...NOVEMBER, format: 'pdf', language: 'hi' });
  const text = textOf(bytesOf(pdf));
  expect(text).toMatch(/=Camp[\s\S]*पेज 1 \/ 1/);
  expect(text).toContain('30 नव');
});

test('the audit log says what was taken out, by which filters and how many rows', async () => {
  await sentByCamp();
  await q.owner.call(contract.patients.exportReferrals, { ...NOVEMBER, format: 'csv' });
  const [row] = await q.owner.call(contract.audit.list, { limit: 1 });
  expect(row).toMatchObject({
    ...{ action: 'referrals.exported', outcome: 'ok', entity: 'referralReport' },
    detail: { ...NOVEMBER, format: 'csv', rows: 1 },
  });
});

test('what a person may not see they may not take out either, and days stand in their order', async () => {
  const { exportReferrals } = contract.patients;
  const desk = q.desk.call(exportReferrals, { ...NOVEMBER, format: 'csv' });
  expect((await refusalOf(desk)).code).toBe('NOT_ALLOWED');
  const turned = { fromDate: '2026-11-30', toDate: '2026-11-01', format: 'csv' } as const;
  expect(await refusalOf(q.owner.call(exportReferrals, turned))).toMatchObject({
    ...{ code: 'INVALID_INPUT', data: { problems: [{ path: 'toDate', code: 'ENDS_BEFORE_IT_BEGINS' }] } },
  });
  const other = q.owner.call(exportReferrals, { ...NOVEMBER, format: 'exe' as never });
  expect((await refusalOf(other)).code).toBe('INVALID_INPUT');
});

test('tomorrow’s people go on paper to be rung up', async () => {
  await q.sitting(600, 720);
  await q.book(await q.person('Farida Khan'), 600, '2026-11-23');
  const file = await q.desk.call(contract.appointments.exportCallList, {
    ...{ onDate: '2026-11-23', format: 'pdf' },
  });
  expect(file.fileName).toBe('call-list-2026-11-23.pdf');
  expect(textOf(bytesOf(file))).toMatch(
    /Call list\s+23 Nov 2026[\s\S]*10:00 am[\s\S]*50000 40001[\s\S]*Meera/,
  );
});

test('who was asked to come back is taken out as it is listed', async () => {
  const { visitId } = await q.walkIn();
  await q.doctor.call(contract.queue.call, { visitId });
  q.owner.clock.advance(300_000);
  const body = { complaints: 'Fever', followUpOn: '2026-11-28' };
  await q.doctor.call(contract.encounters.sign, { visitId, body });
  await q.desk.call(contract.encounters.noteFollowUpCall, { visitId, result: 'noAnswer', note: '-5 pm' });
  const file = await q.desk.call(contract.encounters.exportFollowUps, { ...NOVEMBER, format: 'csv' });
  expect(csvRows(file)).toMatchObject([
    {
      Due: '2026-11-28',
      Name: 'Person B',
      'Seen on': '2026-11-21',
      Calls: '1',
      'Last answer': 'No answer: -5 pm',
    },
  ]);
});

test('every dose that is due has a line of its own', async () => {
  const { id: patientId } = await q.desk.call(contract.patients.register, {
    ...{ fullName: 'Aarav Khan', phone: '5000041736', birthOn: '2026-09-01', birthIsEstimated: false },
    ...{
      sex: 'M',
      guardian: { fullName: 'Imran Khan', relation: 'father', phone: '', idType: '', idLast4: '' },
    },
  });
  await q.doctor.call(contract.immunisations.choosePlan, { patientId, schedule: 'NIS' });
  const byDate = '2026-12-31';
  const { people } = await q.doctor.call(contract.immunisations.dueList, { byDate });
  const file = await q.doctor.call(contract.immunisations.exportDueList, { byDate, format: 'csv' });
  const rows = csvRows(file);
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.map(row => row.Vaccine)).toEqual(people[0]?.doses.map(({ vaccine }) => vaccine));
  expect(rows[0]).toMatchObject({ Name: 'Aarav Khan', Phone: '50000 41736' });
});

test('alerts of days without any are a file with its heads', async () => {
  const file = await q.owner.call(contract.prescriptions.exportAlertShares, { ...NOVEMBER, format: 'xlsx' });
  const sheet = await readSheet(bytesOf(file));
  expect(sheet[3]?.slice(0, 3)).toEqual(['Between', 'Level', 'Shown']);
  expect(sheet).toHaveLength(4);
});

function writeAuditRows(count: number, at: number): void {
  const { db, auditKey } = q.owner.server.house.opened();
  db.transaction(writer => {
    for (let row = 0; row < count; row += 1) {
      appendAuditRow(writer, auditKey, {
        ...{ at, userId: null, personName: '', connection: 'test', action: 'bill.issued', outcome: 'ok' },
        ...{ entity: 'bill', entityId: row, detail: {} },
      });
    }
  });
}

test('the trail of some days begins with their first row and ends with their last', async () => {
  await q.person();
  await q.at('2026-11-22T00:00');
  const second = await q.owner.call(contract.audit.exportRows, {
    ...{ fromDate: '2026-11-22', toDate: '2026-11-22', format: 'csv' },
  });
  const first = await q.owner.call(contract.audit.exportRows, {
    ...{ fromDate: '2026-11-20', toDate: '2026-11-21', format: 'csv' },
  });
  const days = (file: ExportedFile) => new Set(csvRows(file).map(row => row.When?.slice(0, 10)));
  expect([...days(first)]).toEqual(['2026-11-21']);
  expect([...days(second)]).toEqual(['2026-11-22']);
  const numbers = csvRows(first).map(row => Number(row.Row));
  expect(numbers).toEqual(numbers.map((_number, at) => at + 1));
  expect(Number(csvRows(second)[0]?.Row)).toBe(numbers.length + 1);
});

test('a list too long for paper is refused before it is set, and as rows it has no end', async () => {
  writeAuditRows(10_001, Date.UTC(2026, 9, 5));
  const october = { fromDate: '2026-10-05', toDate: '2026-10-05' };
  const paper = q.owner.call(contract.audit.exportRows, { ...october, format: 'pdf' });
  expect(await refusalOf(paper)).toMatchObject({ code: 'TOO_LONG_FOR_PAPER', data: { atMost: 10_000 } });
  const file = await q.owner.call(contract.audit.exportRows, { ...october, format: 'csv' });
  expect(csvRows(file).length).toBeGreaterThanOrEqual(10_001);
});

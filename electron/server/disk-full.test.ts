import { afterEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../database/db.ts';
import { closeTestClinics, openTestClinic, PEOPLE, refusalOf, type TestClinic } from './test-clinic.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeTestClinics();
});

const farida = {
  ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02', birthIsEstimated: false },
  sex: 'F',
} as const;

/** The engine gives no more pages, as on a full disk; returns what makes room again. */
function fillDisk(clinic: TestClinic): () => void {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { driver } = clinic.server.house.opened().db;
  const pages = driver.pragma('page_count', { simple: true }) as number;
  driver.pragma(`max_page_count = ${pages}`);
  return () => void driver.pragma('max_page_count = 1073741823');
}

function countsOf(clinic: TestClinic) {
  return clinic.server.house.opened().db.reader.one(sql`
    SELECT (SELECT count(*) FROM patients) AS patients, (SELECT sum(last_number) FROM number_series) AS numbers,
      (SELECT count(*) FROM bills) AS bills, (SELECT count(*) FROM bill_lines) AS lines,
      (SELECT count(*) FROM payments) AS payments, (SELECT count(*) FROM audit_log WHERE outcome = 'ok') AS done`);
}

test('on a full disk every save is refused whole, and goes through once there is room', async () => {
  const desk = await openTestClinic();
  await desk.call(contract.patients.register, farida);
  const makeRoom = fillDisk(desk);
  const bill = {
    ...{ patientId: 1, visitId: null, doctorId: PEOPLE.doctor },
    lines: Array.from({ length: 60 }, (_, index) => ({
      ...{ description: `Dressing ${index} ${'x'.repeat(60)}`, quantity: 1, ratePaise: 10_000 },
    })),
    payments: [{ mode: 'cash' as const, amountPaise: 5_000 }],
  };
  const before = countsOf(desk);
  const refusal = await refusalOf(desk.call(contract.billing.issue, bill));
  expect(refusal.code).toBe('DISK_FULL');
  expect(refusal.data.reference).toMatch(/^[0-9a-f]{8}$/);
  expect(countsOf(desk)).toEqual(before);
  makeRoom();
  expect((await desk.call(contract.billing.issue, bill)).number).toBe('B/26-27/000001');
});

test('what happened while the disk was full is in the audit log as soon as there is room', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const desk = await owner.as('receptionist');
  const doctor = await owner.as('doctor');
  await desk.call(contract.patients.register, farida);
  const { visitId } = await desk.call(contract.queue.giveToken, { patientId: 1, doctorId: PEOPLE.doctor });
  const { driver } = owner.server.house.opened().db;
  const makeRoom = fillDisk(owner);
  // Until not one more row fits in.
  expect(() => {
    for (let row = 0; row < 100_000; row += 1) {
      driver
        .prepare('INSERT INTO number_series (series, period, last_number) VALUES (?, ?, 1)')
        .run(`Filler ${row}`, 'x'.repeat(500));
    }
  }).toThrow();
  const rows = () =>
    owner.server.house.opened().db.reader.value<number>(sql`SELECT count(*) FROM audit_log`) ?? 0;
  for (let tries = 0; tries < 40; tries += 1) {
    const refused = desk.call(contract.users.list, {}).then(() => desk.call(contract.audit.list, {}));
    expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
  }
  const before = rows();
  expect((await refusalOf(desk.call(contract.audit.list, {}))).code).toBe('NOT_ALLOWED');
  expect((await doctor.call(contract.encounters.open, { visitId })).visitId).toBe(visitId);
  await new Promise(resolve => setTimeout(resolve, 20));
  expect(rows()).toBe(before);
  makeRoom();
  owner.server.flushAudit();
  const last = (await owner.call(contract.audit.list, { limit: 5 })).map(({ action }) => action);
  expect(last).toContain('chart.viewed');
  expect((await owner.call(contract.audit.verify, {})).isWhole).toBe(true);
});

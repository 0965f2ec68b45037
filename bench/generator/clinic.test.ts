import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { fragment, type ReadableDb, sql } from '../../electron/database/db.ts';
import { isUnaltered } from '../../electron/features/encounters/encounters.service.ts';
import { isReportUnaltered } from '../../electron/features/labs/release-report.ts';
import { loadReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import { checkSums, verifyDayChain } from '../../electron/features/reports/reports.service.ts';
import { resourceFolder } from '../../electron/server/resource-folder.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  TEST_NOW,
  type TestClinic,
} from '../../electron/server/test-clinic.ts';
import { type ClinicWish, generateClinic } from './clinic.ts';
import { learnFavourites } from './learned-favourites.ts';

const TODAY = '2026-11-21';
const SMALL = { today: TODAY, now: TEST_NOW, patientCount: 60, visitCount: 400, months: 14 };

async function clinicOf(seed: number, wish: Partial<ClinicWish> = {}): Promise<TestClinic> {
  const clinic = await openTestClinic({ role: 'owner' });
  const lists = loadReferenceLists(join(resourceFolder(), 'reference'));
  generateClinic(clinic.server.house.opened(), lists, { ...SMALL, seed, ...wish });
  learnFavourites(clinic.server.house.opened().db.driver);
  return clinic;
}

let clinic: TestClinic;
let db: ReadableDb;
beforeAll(async () => {
  clinic = await clinicOf(1);
  db = clinic.server.house.opened().db.reader;
});
afterAll(closeTestClinics);

// Whatever hangs on the clinic's own random keys (audit, users) is left out.
const SEEDED_TABLES = [
  ...[
    'patients',
    'patient_allergies',
    'name_words',
    'visits',
    'tokens',
    'queue_events',
    'vitals',
    'encounters',
  ],
  ...['prescription_items', 'encounter_drafts', 'bills', 'bill_lines', 'ledger', 'day_sums', 'month_sums'],
  ...['day_closes', 'catalogue_items', 'number_series'],
  ...['lab_orders', 'lab_order_events', 'lab_standings', 'lab_samples', 'lab_entries', 'lab_values'],
  ...[
    'lab_reports',
    'immunisations',
    'immunisation_plans',
    'immunisation_dues',
    'learned_lines',
    'line_uses',
  ],
];

function digestOf(of: TestClinic): string {
  const { driver } = of.server.house.opened().db;
  const hash = createHash('sha256');
  for (const table of SEEDED_TABLES)
    hash.update(JSON.stringify(driver.prepare(`SELECT * FROM ${table}`).all()));
  return hash.digest('hex');
}

test('one seed makes one clinic, to the last paisa, and another seed another', async () => {
  const again = await clinicOf(1);
  const other = await clinicOf(2);
  expect(digestOf(again)).toBe(digestOf(clinic));
  expect(digestOf(other)).not.toBe(digestOf(clinic));
});

test('a clinic of money alone has visits, split payments and closed days that add up, and nothing clinical', async () => {
  const { server } = await clinicOf(1, { isMoneyOnly: true, splitShare: 0.2 });
  const { reader } = server.house.opened().db;
  const count = (table: string) => reader.value<number>(sql`SELECT count(*) FROM ${fragment(table)}`) ?? 0;
  expect(count('bills')).toBeGreaterThan(SMALL.visitCount * 0.9);
  expect(count('payments')).toBeGreaterThan(count('bills') * 1.1);
  expect(checkSums(reader)).toEqual({ wrongSums: [], wrongDues: [], wrongBalances: [], gaps: [] });
  expect(verifyDayChain(reader).firstBrokenOn).toBeNull();
  for (const table of ['encounters', 'prescription_items', 'vitals', 'lab_orders', 'immunisations'])
    expect(count(table), table).toBe(0);
});

describe('a generated clinic', () => {
  test('has as many patients as were asked for, each in the search and on a visit', () => {
    expect(db.value(sql`SELECT count(*) FROM patients`)).toBe(SMALL.patientCount);
    expect(db.value(sql`SELECT count(*) FROM patients WHERE last_visit_on IS NULL`)).toBe(0);
    const visits = db.value<number>(sql`SELECT count(*) FROM visits`) ?? 0;
    expect(visits).toBeGreaterThan(SMALL.visitCount * 0.95);
  });

  test('has a ledger that adds up, without a gap in any series', () => {
    expect(checkSums(db)).toEqual({ wrongSums: [], wrongDues: [], wrongBalances: [], gaps: [] });
    const lastBill = db.value<number>(sql`SELECT count(*) FROM bills WHERE financial_year = '26-27'`);
    expect(
      db.value(sql`SELECT last_number FROM number_series WHERE series = 'bill' AND period = '26-27'`),
    ).toBe(lastBill);
    const serials = db.all<{ serial: string }>(sql`
      SELECT serial FROM encounters WHERE serial LIKE 'RX/26-27/%' ORDER BY serial`);
    expect(serials.map(({ serial }) => Number(serial.slice(-6)))).toEqual(
      serials.map((_, index) => index + 1),
    );
    expect(db.value(sql`SELECT count(*) FROM payments WHERE amount_paise <= 0`)).toBe(0);
  });

  test('has closed every earlier day, one seal on the other, and its audit chain holds', async () => {
    const days = db.value<number>(sql`SELECT count(DISTINCT on_date) FROM visits WHERE on_date < 20261121`);
    expect(verifyDayChain(db)).toEqual({ checkedCount: days, firstBrokenOn: null });
    expect(await clinic.call(contract.audit.verify, {})).toMatchObject({ isWhole: true });
  });

  test('has notes that hash to what was signed', () => {
    const signed = db.all<{ visitId: number }>(sql`SELECT visit_id AS visitId FROM encounters`);
    expect(signed.length).toBeGreaterThan(300);
    expect(signed.filter(({ visitId }) => !isUnaltered(db, visitId))).toEqual([]);
  });

  test('has laboratory reports that hash to what was released, none critical, each order where its events left it', () => {
    const serials = db.all<{ serial: string }>(sql`SELECT serial FROM lab_reports`);
    expect(serials.length).toBeGreaterThan(10);
    expect(serials.filter(({ serial }) => !isReportUnaltered(db, serial))).toEqual([]);
    expect(db.value(sql`SELECT count(*) FROM lab_values WHERE flag LIKE 'critical%'`)).toBe(0);
    const share = db.value<number>(sql`SELECT avg(flag IS NOT NULL) FROM lab_values`) ?? 0;
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.3);
    const astray = sql`
      SELECT count(*) FROM lab_standings WHERE state <> (
        SELECT event FROM lab_order_events AS said WHERE said.order_id = lab_standings.order_id
        ORDER BY sequence DESC LIMIT 1)`;
    expect(db.value(astray)).toBe(0);
    expect(db.value(sql`SELECT count(*) FROM lab_reports WHERE released_at > ${TEST_NOW}`)).toBe(0);
  });

  test('has notes with forms, stopped medicines and ordered tests', () => {
    for (const part of [
      sql`SELECT count(*) FROM encounters WHERE sections <> '[]'`,
      sql`SELECT count(*) FROM encounters WHERE stops <> '[]'`,
      sql`SELECT count(*) FROM encounters WHERE orders <> '[]'`,
    ])
      expect(db.value(part), part.text).toBeGreaterThan(0);
  });

  test('follows children whose vaccines were given after birth and in its own days, and knows who is due', async () => {
    const early = sql`
      SELECT count(*) FROM immunisations JOIN patients ON patients.id = patient_id
      WHERE given_on < birth_on OR given_on > 20261121`;
    expect(db.value(early)).toBe(0);
    const followed = db.value<number>(sql`SELECT count(*) FROM immunisation_dues`) ?? 0;
    expect(followed).toBeGreaterThan(0);
    expect(db.value(sql`SELECT count(*) FROM immunisation_dues_touched`)).toBe(0);
    const nurse = await clinic.as('nurse');
    const before = db.all(sql`SELECT * FROM immunisation_dues ORDER BY patient_id`);
    await nurse.call(contract.immunisations.dueList, { byDate: TODAY });
    expect(db.all(sql`SELECT * FROM immunisation_dues ORDER BY patient_id`)).toEqual(before);
  });

  test('has learned what its doctors write as signing would have counted it', () => {
    const lines = db.all<{ uses: number }>(sql`
      SELECT sum(uses) AS uses FROM line_uses WHERE situation = '' AND band = 'adult'`);
    const written = db.value<number>(sql`
      SELECT count(*) FROM prescription_items JOIN patients ON patients.id = patient_id
      WHERE birth_on < 20060101`);
    expect(lines[0]?.uses).toBeGreaterThan((written ?? 0) * 0.95);
  });

  test('prescribes nothing that the list of allergies forbids', async () => {
    const doctor = await clinic.as('doctor');
    const allergic = db.all<{ patientId: number; lines: string }>(sql`
      SELECT patient_id AS patientId, json_group_array(json(line)) AS lines FROM prescription_items
      WHERE patient_id IN (SELECT id FROM patients WHERE allergy_status = 'listed') GROUP BY patient_id`);
    expect(allergic.length).toBeGreaterThan(0);
    for (const { patientId, lines } of allergic) {
      const check = await doctor.call(contract.prescriptions.check, {
        patientId,
        lines: JSON.parse(lines).slice(0, 40),
      });
      expect(
        check.warnings.filter(({ level, kind }) => level === 'contraindicated' && kind === 'allergy'),
      ).toEqual([]);
    }
  });

  test('finds its people as they are typed, the last seen first', async () => {
    const { id, fullName, localName, phone, uhid } = db.one<Record<string, string>>(sql`
      SELECT id, full_name AS fullName, local_name AS localName, phone, uhid FROM patients
      WHERE local_name <> '' ORDER BY recency DESC LIMIT 1`) as Record<string, string>;
    const texts = [fullName?.toLowerCase(), fullName?.slice(0, 4), localName, phone?.slice(-6), phone, uhid];
    for (const text of texts) {
      const hits = await clinic.call(contract.patients.search, { text: text ?? '' });
      expect(
        hits.map(({ patient }) => patient.id),
        text,
      ).toContain(id);
    }
    const byLetter = await clinic.call(contract.patients.search, { text: 's' });
    const days = byLetter.map(({ patient }) => patient.lastVisitOn ?? '');
    expect(days).toEqual([...days].sort().reverse());
  });

  test('keeps every phone in the unused range and every birth before its registration', () => {
    expect(db.value(sql`SELECT count(*) FROM patients WHERE phone NOT LIKE '50000_____'`)).toBe(0);
    const born = sql`
      SELECT count(*) FROM patients
      WHERE birth_on > CAST(strftime('%Y%m%d', registered_at / 1000, 'unixepoch', '+330 minutes') AS INTEGER)`;
    expect(db.value(born)).toBe(0);
  });

  test('stands in the middle of a morning and can be closed at once', async () => {
    const desk = await clinic.as('receptionist');
    const board = await desk.call(contract.queue.dayBoard, {});
    const rows = board.doctors.flatMap(doctor => doctor.rows);
    const states = new Set(rows.map(({ state }) => state));
    expect([...states].sort()).toEqual(['done', 'held', 'left', 'toBill', 'waiting', 'withDoctor']);
    expect(rows.some(({ priority, state }) => priority === 'urgent' && state === 'waiting')).toBe(true);
    expect(rows.some(({ duePaise, state }) => duePaise && state !== 'done')).toBe(true);
    expect(rows.every(({ arrivedAt, stateSince }) => arrivedAt <= TEST_NOW && stateSince <= TEST_NOW)).toBe(
      true,
    );

    const doctor = await clinic.as('doctor');
    const withDoctor = board.doctors
      .find(({ doctorId }) => doctorId === PEOPLE.doctor)
      ?.rows.find(r => r.state === 'withDoctor');
    const opened = await doctor.call(contract.encounters.open, { visitId: withDoctor?.visitId ?? 0 });
    expect(opened.draft?.body.complaints).not.toBe('');

    const sheet = await clinic.call(contract.reports.daySheet, {});
    expect(sheet.collectedPaise).toBeGreaterThan(0);
    const loose = await clinic.call(contract.reports.looseEnds, {});
    expect(new Set(loose.map(({ kind }) => kind))).toContain('visitNotFinished');
    const close = await clinic.call(contract.reports.closeDay, {
      looseEndsReason: 'The evening goes on',
      onDate: TODAY,
      count: { notes: {}, coinsPaise: sheet.expectedCashPaise },
      expectedCashPaise: sheet.expectedCashPaise,
    });
    expect(close.differencePaise).toBe(0);
  });
});

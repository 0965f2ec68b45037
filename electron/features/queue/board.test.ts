import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ClinicServer } from '../../server/start.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { openTestQueue, type TestQueue } from '../../server/test-queue.ts';

const { encounters, patients, queue } = contract;

let q: TestQueue;
beforeEach(async () => {
  q = await openTestQueue();
});
afterEach(closeTestClinics);

/** A consultation of so many minutes, from the call to the signature. */
async function consultation(minutes: number): Promise<void> {
  const { visitId } = await q.walkIn();
  await q.doctor.call(queue.call, { visitId });
  q.owner.clock.advance(minutes * 60_000);
  await q.doctor.call(encounters.sign, { visitId, body: { complaints: 'Fever' } });
}

describe('the waiting window', () => {
  test('is told once five consultations are known, and is printed on the slip', async () => {
    for (let count = 0; count < 4; count++) await consultation(10);
    const early = await q.walkIn();
    expect((await q.row(early.visitId)).window).toBeNull();
    expect((await q.column()).medianMinutes).toBeNull();
    await q.act({ action: 'leave', visitId: early.visitId, reason: 'Other day' });
    await consultation(10);
    await q.at('2026-11-21T17:00');
    const [first, second] = [await q.walkIn(), await q.walkIn()];
    expect((await q.column()).medianMinutes).toBe(10);
    expect((await q.row(first.visitId)).window).toEqual({ fromMinute: 1_020, toMinute: 1_025 });
    expect((await q.row(second.visitId)).window).toEqual({ fromMinute: 1_030, toMinute: 1_035 });
    const { pdf } = await q.desk.call(queue.tokenSlip, { visitId: second.visitId });
    expect(pdf.length).toBeGreaterThan(1_000);
  });

  test('waits for a doctor who is away, until the minute that was told', async () => {
    for (let count = 0; count < 5; count++) await consultation(10);
    await q.at('2026-11-21T17:00');
    const { visitId } = await q.walkIn();
    const away = { doctorId: PEOPLE.doctor, isAway: true, untilMinute: 1_080, reason: 'Tea' };
    await q.desk.call(queue.setAway, away);
    expect((await q.column()).away).toEqual({ untilMinute: 1_080, reason: 'Tea' });
    expect((await q.row(visitId)).window?.fromMinute).toBe(1_080);
    await q.at('2026-11-21T18:00');
    expect((await q.column()).away).toBeNull();
    const past = q.desk.call(queue.setAway, { ...away, untilMinute: 1_079 });
    expect((await refusalOf(past)).data).toEqual({
      problems: [{ path: 'untilMinute', code: 'TIME_HAS_PASSED' }],
    });
  });

  test('does not learn from a slip of the finger or from a note signed after lunch', async () => {
    for (const minutes of [0.5, 95, 8]) await consultation(minutes);
    const driver = q.owner.server.house.opened().db.driver;
    expect(driver.prepare('SELECT minutes FROM consultation_times').pluck().all()).toEqual([8]);
  });
});

describe('the board', () => {
  test('shows allergies and the marks that are in force', async () => {
    const patientId = await q.person('Asha Rao');
    const doctor = q.doctor;
    await doctor.call(patients.recordAllergies, {
      patientId,
      status: 'listed',
      items: [{ substance: 'Penicillin' }],
      seenIds: [],
    });
    const driver = q.owner.server.house.opened().db.driver;
    const alerts = [
      { kind: 'pregnant', note: '', until: '2026-11-21' },
      { kind: 'mlc', note: '', until: '2026-11-20' },
      { kind: 'vip', note: '', until: null },
    ];
    driver.prepare('UPDATE patients SET alerts = ? WHERE id = ?').run(JSON.stringify(alerts), patientId);
    const { visitId } = await q.walkIn({ patientId });
    expect((await q.row(visitId)).alerts).toEqual(['allergy', 'pregnant', 'vip']);
  });

  test('names a person by the record they are known by, with all they owe', async () => {
    const [kept, gone] = [await q.person('Kamla Bai'), await q.person('Kamla Bai')];
    await q.at('2026-11-20T10:00');
    const earlier = await q.walkIn({ patientId: kept });
    const line = { description: 'Consultation', quantity: 1, ratePaise: 60_000 };
    await q.desk.call(contract.billing.issue, {
      ...{ patientId: kept, visitId: earlier.visitId, doctorId: PEOPLE.doctor, lines: [line], payments: [] },
    });
    await q.act({ action: 'leave', visitId: earlier.visitId, reason: 'Other day' });
    await q.at('2026-11-21T10:00');
    const { visitId } = await q.walkIn({ patientId: gone });
    await q.act({ action: 'leave', visitId, reason: 'Tea' });
    await q.owner.call(patients.merge, { keptId: kept, goneId: gone, reason: 'The same' });
    await q.act({ action: 'return', visitId });
    expect(await q.row(visitId)).toMatchObject({ patientId: kept, duePaise: 60_000 });
    const nurse = await q.owner.as('nurse');
    const board = await nurse.call(queue.dayBoard, {});
    expect(board.doctors.flatMap(({ rows }) => rows)).toMatchObject([{ visitId, duePaise: null }]);
  });

  test('suggests a tier from words and vitals, sets none, and is silent once it was followed', async () => {
    const { visitId } = await q.walkIn({ complaint: 'seene me dard' });
    const row = await q.row(visitId);
    expect(row.priority).toBe('routine');
    expect(row.suggestion).toEqual({
      priority: 'urgent',
      because: [{ kind: 'age', what: 'chestPainAdult', value: 'seene me dard' }],
    });
    const nurse = await q.owner.as('nurse');
    await nurse.call(encounters.recordVitals, {
      visitId,
      vitals: { pulsePerMinute: 140, spo2Percent: 88 },
    });
    expect((await q.row(visitId)).suggestion?.priority).toBe('emergency');
    await q.act({ action: 'prioritise', visitId, priority: 'emergency', reason: 'Chest pain' });
    expect((await q.row(visitId)).suggestion).toBeNull();
  });

  test('takes as many statements for thirty people as for three', async () => {
    for (let count = 0; count < 3; count++) await q.walkIn();
    const few = await statementsOfBoard(q.owner.server);
    for (let count = 0; count < 27; count++) await q.walkIn({ complaint: 'Fever' });
    expect(await statementsOfBoard(q.owner.server)).toBe(few);
  });

  async function statementsOfBoard(server: ClinicServer): Promise<number> {
    const { reader } = server.house.opened().db;
    const { all, maybeOne, one, value } = reader;
    let count = 0;
    const counted = <Args extends unknown[], Answer>(work: (...args: Args) => Answer) =>
      ((...args: Args) => {
        count += 1;
        return work(...args);
      }) as never;
    Object.assign(reader, { all: counted(all), one: counted(one) });
    Object.assign(reader, { maybeOne: counted(maybeOne), value: counted(value) });
    await q.desk.call(queue.dayBoard, {});
    Object.assign(reader, { all, maybeOne, one, value });
    return count;
  }
});

describe('the screen on the wall', () => {
  test('shows numbers only, the last called first, the next six, and nobody who was seen', async () => {
    const given = [];
    for (let count = 0; count < 9; count++) given.push(await q.walkIn({ complaint: 'Piles' }));
    for (const { visitId } of given.slice(0, 2)) {
      await q.doctor.call(queue.call, { visitId });
      q.owner.clock.advance(60_000);
    }
    const [meera] = (await q.desk.call(queue.waitingScreen, {})).doctors;
    expect(meera?.called.map(({ token, name }) => [token, name])).toEqual([
      ['A-02', ''],
      ['A-01', ''],
    ]);
    expect(meera?.next.map(({ token }) => token)).toEqual(['A-03', 'A-04', 'A-05', 'A-06', 'A-07', 'A-08']);
    expect(meera?.waitingCount).toBe(7);
    const wall = JSON.stringify(await q.desk.call(queue.waitingScreen, {}));
    expect(wall).not.toMatch(/Piles|Person/);

    const before = meera?.called[1]?.callId ?? 0;
    await q.act({ action: 'recall', visitId: given[0]?.visitId ?? 0 });
    const [again] = (await q.desk.call(queue.waitingScreen, {})).doctors;
    expect(again?.called[0]).toMatchObject({ token: 'A-01' });
    expect(again?.called[0]?.callId).toBeGreaterThan(before);

    await q.doctor.call(encounters.sign, { visitId: given[0]?.visitId ?? 0, body: { complaints: 'x' } });
    q.owner.clock.advance(15 * 60_000);
    expect((await q.desk.call(queue.waitingScreen, {})).doctors[0]?.called).toEqual([]);
  });

  test('shows a first name and an initial where the clinic chose names', async () => {
    await q.change({ waitingScreenShows: 'names' });
    await q.walkIn({ patientId: await q.person('Sunita Ramesh Pawar') });
    await q.walkIn({ patientId: await q.person('Farida') });
    const [meera] = (await q.desk.call(queue.waitingScreen, {})).doctors;
    expect(meera?.next.map(({ name }) => name)).toEqual(['Sunita P.', 'Farida']);
  });
});

import type { LabResult } from '#shared/features/labs/lab.schema.ts';
import { flagOf, type LabPerson, limitsFor, readNumber } from '#shared/features/labs/lab-flag.rules.ts';
import { type LabTest, testsOfOrder } from '#shared/features/labs/lab-list.rules.ts';
import type { OrderLine } from '#shared/features/labs/order-line.schema.ts';
import { addDays, daysBetween, financialYearOf, type LocalDate } from '#shared/kernel/local-date.ts';
import type { WritableDb } from '../../electron/database/db.ts';
import {
  appendLabEvent,
  insertLabEntry,
  insertLabOrder,
  insertLabReport,
  insertLabSample,
  insertLabValue,
  type StoredReport,
  saveLabStanding,
} from '../../electron/features/labs/labs.service.ts';
import { reportHashOf } from '../../electron/features/labs/release-report.ts';
import type { ReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import type { Doctor } from '../../electron/features/users/users.service.ts';
import { formatNumber } from '../../electron/server/number-series.ts';
import type { Numbers } from './desk.ts';
import type { Illness } from './illness.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

const MINUTE_MS = 60_000;
const OUTSIDE_SHARE = 0.3;
/** Some never have it done, some never bring the paper. */
const OUTSIDE_BACK_SHARE = 0.6;
const OUTSIDE_DAYS = 2;
const OUTSIDE_LAB = 'Nidan Diagnostics';

export type Sent = {
  person: Person;
  visitId: number;
  onDate: LocalDate;
  doctor: Doctor;
  lines: readonly OrderLine[];
  signedAt: number;
};
type Sample = { number: string; collectedAt: number };
type Measured = { sent: Sent; measuredOn: LocalDate; enteredAt: number; sample: Sample | null };

type LabParts = {
  random: Random;
  numbers: Numbers;
  lists: ReferenceLists;
  nurse: { userId: number; fullName: string };
  /** Nothing is written down that has not happened yet. */
  until: { today: LocalDate; now: number };
};

/** The laboratory: what a signed note asks for becomes orders, and most of them a released report. */
export function labDesk({ random, numbers, lists, nurse, until }: LabParts) {
  const { labList } = lists;
  const idsByName = new Map(
    [...labList.panels.values(), ...labList.tests.values()].map(({ id, name }) => [name, id] as const),
  );

  function linesOf({ labs }: Illness): OrderLine[] {
    const names = labs ? random.pick(labs) : [];
    const place = names.length > 0 && random.chance(OUTSIDE_SHARE) ? 'outside' : 'here';
    return names.map(name => {
      const testId = idsByName.get(name);
      if (testId === undefined) throw new Error(`no test ${name} in the list`);
      return { testId, name, place, isUrgent: false };
    });
  }

  function resultOf(orderId: number, test: LabTest, who: LabPerson): LabResult {
    const { low, high, text, criticalLow, criticalHigh, origin } = limitsFor(test, who);
    const limits = { low, high, text, criticalLow, criticalHigh, origin };
    const value = test.kind === 'text' ? (test.choices[0] ?? 'Normal') : numberNear(random, test, limits);
    const { id: testId, name, unit, specimen, method, loinc } = test;
    const measured = { orderId, testId, name, unit, specimen, method, loinc, value, limits };
    return { ...measured, flag: flagOf(value, test, limits), isComputed: false };
  }

  function report(db: WritableDb, orderIds: readonly number[], measured: Measured): void {
    const { sent, measuredOn, enteredAt, sample } = measured;
    const { person, doctor, visitId, lines } = sent;
    const labName = sample ? '' : OUTSIDE_LAB;
    const ageDays = Math.max(0, daysBetween(person.birthOn, measuredOn));
    const who: LabPerson = { sex: person.sex, ageDays, isPregnant: false };
    const results = lines.map(({ testId }, at) =>
      testsOfOrder(labList, testId ?? '').map(test => resultOf(orderIds[at] ?? 0, test, who)),
    );
    const id = numbers.take('labReportId', '');
    const year = financialYearOf(measuredOn);
    const { qualification, council, registrationNumber } = doctor.profile;
    const unhashed = {
      ...{ id, version: 1, serial: formatNumber('LR', year, numbers.take('labReport', year)) },
      ...{ patientId: person.id, visitId, doctorId: doctor.userId, labName, measuredOn, reason: '' },
      doctor: { fullName: doctor.fullName, qualification, council, registrationNumber },
      content: {
        orders: lines.map(({ name }, at) => ({
          ...{ orderId: orderIds[at] ?? 0, entryVersion: 1, name, sampleNumber: sample?.number ?? null },
        })),
        ...{ results: results.flat(), comment: '', collectedAt: sample?.collectedAt ?? null, enteredAt },
        ...{ enteredByName: nurse.fullName, listVersion: labList.version },
      },
      releasedAt: enteredAt + 20 * MINUTE_MS,
    };
    insertLabReport(db, { ...unhashed, contentHash: reportHashOf(unhashed) });
    results.forEach((own, at) => {
      enter(db, orderIds[at] ?? 0, { own, measured, report: unhashed });
    });
  }

  type Entered = {
    own: LabResult[];
    measured: Measured;
    report: Omit<StoredReport, 'contentHash'>;
  };

  function enter(db: WritableDb, orderId: number, { own, measured, report: released }: Entered): void {
    const { measuredOn, enteredAt, sample } = measured;
    const { id: reportId, serial, patientId, labName, doctorId, releasedAt } = released;
    const by = nurse.userId;
    insertLabEntry(db, {
      ...{ orderId, version: 1, labName, measuredOn, heightCm: null, comment: '', results: own },
      ...{ enteredAt, enteredBy: by },
    });
    for (const { testId, value, unit, flag } of own) {
      const number = readNumber(value)?.number ?? null;
      const of = { patientId, testId, measuredOn, orderId, reportId, version: 1 };
      insertLabValue(db, { ...of, value, unit, flag, number });
    }
    const event = (name: 'entered' | 'released', detail: object, at: number, who: number) =>
      appendLabEvent(db, { orderId, event: name, detail: { ...detail }, at, by: who });
    event('entered', { version: 1 }, enteredAt, by);
    event('released', { serial, version: 1 }, releasedAt, doctorId);
    saveLabStanding(db, orderId, releasedAt, {
      ...{
        state: 'released',
        entryVersion: 1,
        untoldCount: 0,
        sampleNumber: sample?.number ?? null,
        reportId,
      },
    });
  }

  function collect(db: WritableDb, orderIds: readonly number[], { person, onDate, signedAt }: Sent): Sample {
    const day = onDate.slice(2).replaceAll('-', '');
    const number = `${day}-${String(numbers.take('labSample', day)).padStart(3, '0')}`;
    const collectedAt = signedAt + 10 * MINUTE_MS;
    insertLabSample(db, { number, patientId: person.id, at: collectedAt, by: nurse.userId });
    for (const orderId of orderIds) {
      const detail = { sampleNumber: number };
      appendLabEvent(db, { orderId, event: 'collected', detail, at: collectedAt, by: nurse.userId });
      const untouched = { entryVersion: 0, untoldCount: 0, reportId: null };
      saveLabStanding(db, orderId, collectedAt, {
        ...{ ...untouched, state: 'collected', sampleNumber: number },
      });
    }
    return { number, collectedAt };
  }

  function place(db: WritableDb, { person, visitId, doctor, lines, signedAt }: Sent): number[] {
    return lines.map(({ testId, name, place: where, isUrgent }) => {
      const order = { patientId: person.id, visitId, itemId: testId ?? '', name, place: where, isUrgent };
      const placed = { at: signedAt, by: doctor.userId };
      const orderId = insertLabOrder(db, { ...order, ...placed, isFromNote: true });
      appendLabEvent(db, { orderId, event: 'ordered', detail: { isFromNote: true }, ...placed });
      return orderId;
    });
  }

  return {
    linesOf,
    /** Orders, sample, results and report of one note, as far as they have come. */
    send(db: WritableDb, sent: Sent): void {
      if (sent.lines.length === 0) return;
      const orderIds = place(db, sent);
      const isOutside = sent.lines[0]?.place === 'outside';
      if (isOutside && !random.chance(OUTSIDE_BACK_SHARE)) return;
      const measuredOn = isOutside ? addDays(sent.onDate, OUTSIDE_DAYS) : sent.onDate;
      const enteredAt = sent.signedAt + (isOutside ? OUTSIDE_DAYS * 24 * 60 : 150) * MINUTE_MS;
      if (!isOutside && sent.signedAt + 10 * MINUTE_MS > until.now) return;
      const sample = isOutside ? null : collect(db, orderIds, sent);
      if (measuredOn > until.today || enteredAt + 20 * MINUTE_MS > until.now) return;
      report(db, orderIds, { sent, measuredOn, enteredAt, sample });
    },
  };
}

export type LabDesk = ReturnType<typeof labDesk>;

/** Mostly within its limits, at times beyond them, never critical nor impossible. */
function numberNear(random: Random, test: LabTest, limits: LabResult['limits']): string {
  const least = Math.max(test.bound?.least ?? 0, limits.criticalLow ?? 0);
  const most = Math.min(test.bound?.most ?? 100_000, limits.criticalHigh ?? 100_000);
  const low = limits.low ?? (limits.high === null ? 1 : limits.high * 0.4);
  const high = limits.high ?? (low === 0 ? 10 : low * 2.5);
  const middle = (low + high) / 2;
  const step = high < 3 ? 0.01 : high < 30 ? 0.1 : 1;
  const value = random.around(middle, (high - low) * 0.45, step);
  // A step inside, for on a critical limit a value is critical.
  return String(Number(Math.min(Math.max(value, least + step), most - step).toFixed(2)));
}

import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { dueStandingOf } from '#shared/features/immunisations/due-standing.rules.ts';
import {
  type GivenDose,
  planDoses,
  type Vaccinee,
} from '#shared/features/immunisations/due-vaccines.rules.ts';
import type { ScheduleRow } from '#shared/features/immunisations/schedule-rows.schema.ts';
import { addDays, daysBetween, type LocalDate } from '#shared/kernel/local-date.ts';
import { type Random, seededRandom } from '../../../bench/generator/random.ts';
import { resourceFolder } from '../../server/resource-folder.ts';
import { closeTestClinics, openTestClinic, type TestClinic } from '../../server/test-clinic.ts';
import { loadReferenceLists } from '../prescriptions/prescriptions.service.ts';

afterEach(closeTestClinics);

const lists = loadReferenceLists(join(resourceFolder(), 'reference'));
const codes = [...lists.vaccines.keys()];
const schedules = [...new Set(lists.immunisations.map(({ schedule }) => schedule))];
const DAY_MS = 86_400_000;
const ROUNDS = 6_000;

function rowsOf(schedule: string) {
  return lists.immunisations.filter(row => row.schedule === schedule);
}

/** A schedule that nobody prints, with gaps and last ages in every order. */
function madeUpRows(random: Random): ScheduleRow[] {
  const like = rowsOf('NIS')[0] as ScheduleRow;
  return ['one', 'other'].flatMap(series => {
    const code = random.pick(['PENTA', 'BCG']);
    let dueDays = random.whole(0, 60);
    return Array.from({ length: random.whole(3, 4) }, (_, at): ScheduleRow => {
      dueDays += random.whole(at === 0 ? 0 : 5, 80);
      const maxAgeDays = random.chance(0.8) ? dueDays + random.whole(0, 400) : null;
      const minIntervalDays = random.pick([null, 7, 28, 183, 365]);
      const id = `${series} ${at}`;
      return { ...like, id, series, code, dueDays, minAgeDays: null, minIntervalDays, maxAgeDays };
    });
  });
}

/** Some of what the schedule asks for near its day, some of anything on any day. */
function givenTo(
  random: Random,
  rows: readonly ScheduleRow[],
  birthOn: LocalDate,
  today: LocalDate,
): GivenDose[] {
  const asked = rows.flatMap(({ code, dueDays }) =>
    random.chance(0.7) ? [{ code, givenOn: addDays(birthOn, dueDays + random.whole(-5, 60)) }] : [],
  );
  const others = Array.from({ length: random.whole(0, 4) }, () => ({
    code: random.pick(codes),
    givenOn: addDays(birthOn, random.whole(0, 2_000)),
  }));
  return [...asked, ...others]
    .filter(({ givenOn }) => givenOn >= birthOn && givenOn <= today)
    .map((dose, at) => ({ ...dose, recordId: at + 1 }));
}

test('from when on a child is asked for a dose stays what the schedule says, day by day, for as long as it is kept', () => {
  const random = seededRandom('dues');
  let keptDays = 0;
  let movesAfterwards = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const rows = random.chance(0.1) ? rowsOf(random.pick(schedules)) : madeUpRows(random);
    const today = addDays('2026-11-21', random.whole(-900, 900));
    const birthOn = addDays(today, -random.whole(0, random.pick([60, 400, 2_000, 6_000])));
    const startOn = random.chance(0.8)
      ? addDays(birthOn, random.whole(0, daysBetween(birthOn, today)))
      : null;
    const person: Vaccinee = { birthOn, sex: random.pick(['F', 'M', 'U'] as const), startOn };
    const given = givenTo(random, rows, birthOn, today);
    const onDay = (day: LocalDate) => {
      const { doses } = planDoses(rows, person, given, { vaccines: lists.vaccines, today: day });
      return doses.flatMap(({ dueOn }) => dueOn ?? []).sort()[0] ?? null;
    };
    const { dueOn, holdsUntil } = dueStandingOf(rows, person, given, { ...lists, today });
    expect(holdsUntil >= today).toBe(true);
    const length = Math.min(daysBetween(today, holdsUntil), 3_000);
    keptDays += length;
    const steps = [
      0,
      1,
      28,
      29,
      length - 1,
      length,
      ...Array.from({ length: 6 }, () => random.whole(0, length)),
    ];
    for (const days of steps.filter(step => step >= 0 && step <= length)) {
      const words = `${JSON.stringify(rows)} ${JSON.stringify(person)} ${JSON.stringify(given)} ${today} +${days}`;
      expect(onDay(addDays(today, days)), words).toBe(dueOn);
    }
    if (onDay(addDays(holdsUntil, 1)) !== dueOn) movesAfterwards += 1;
  }
  // Not only because nothing is kept, nor because nothing ever changes.
  expect(keptDays / ROUNDS).toBeGreaterThan(60);
  expect(movesAfterwards).toBeGreaterThan(20);
}, 60_000);

type Shown = { patientId: number; doses: string[] };

/** The rule asked person by person, through the chart: what the list must show. */
async function dueByTheRule(nurse: TestClinic, ids: readonly number[], byDate: LocalDate): Promise<Shown[]> {
  const people = new Map<number, Shown>();
  for (const id of ids) {
    const { patientId, followed } = await nurse.call(contract.immunisations.chart, { patientId: id });
    const doses: string[] = [];
    for (const schedule of followed) {
      const chart = await nurse.call(contract.immunisations.chart, { patientId: id, schedule });
      for (const { vaccine, doseLabel, dueOn, state } of chart.doses)
        if (dueOn !== null && dueOn <= byDate)
          doses.push(`${dueOn} ${vaccine} ${doseLabel} ${state === 'overdue' ? 'overdue' : ''}`);
    }
    if (doses.length > 0) people.set(patientId, { patientId, doses: doses.sort() });
  }
  return [...people.values()].sort((a, b) => {
    const [one = '', other = ''] = [a.doses[0]?.slice(0, 10), b.doses[0]?.slice(0, 10)];
    return one === other ? a.patientId - b.patientId : one < other ? -1 : 1;
  });
}

async function shownAsDue(nurse: TestClinic, byDate: LocalDate): Promise<Shown[]> {
  const { people, peopleCount } = await nurse.call(contract.immunisations.dueList, { byDate });
  expect(peopleCount).toBe(people.length);
  return people.map(({ patientId, doses }) => ({
    patientId,
    doses: doses
      .map(one => `${one.dueOn} ${one.vaccine} ${one.doseLabel} ${one.isOverdue ? 'overdue' : ''}`)
      .sort(),
  }));
}

type Story = { clinic: TestClinic; random: Random; ids: number[]; doseIds: number[]; mergeIds: number[] };

/** One thing that happens in a clinic; what it refuses has not happened. */
async function somethingHappens({ clinic, random, ids, doseIds, mergeIds }: Story, today: LocalDate) {
  const { patients, immunisations } = contract;
  const patientId = random.pick(ids);
  const nurse = await clinic.as('nurse');
  const owner = await clinic.as('owner');
  const doings: Record<string, () => Promise<unknown>> = {
    record: async () => {
      const { birthOn } = (await nurse.call(patients.banner, { patientId })).patient;
      const givenOn = addDays(birthOn, random.whole(0, Math.max(0, daysBetween(birthOn, today))));
      const dose = { patientId, code: random.pick(codes), givenOn, place: 'elsewhere' as const };
      doseIds.push((await nurse.call(immunisations.record, dose)).id);
    },
    withdraw: () => nurse.call(immunisations.withdraw, { id: random.pick(doseIds), reason: 'Wrong child' }),
    choosePlan: () => {
      const startOn = addDays(today, -random.whole(0, 40));
      return nurse.call(immunisations.choosePlan, { patientId, schedule: random.pick(schedules), startOn });
    },
    merge: async () => {
      const goneId = random.pick(ids);
      const merge = await owner.call(patients.merge, { keptId: patientId, goneId, reason: 'One child' });
      mergeIds.push(merge.id);
    },
    unmerge: () => owner.call(patients.unmerge, { mergeId: random.pick(mergeIds), reason: 'Two children' }),
    correctBirth: async () => {
      const desk = await clinic.as('receptionist');
      const { patient } = await desk.call(patients.banner, { patientId });
      const birthOn = addDays(patient.birthOn, random.whole(-200, 20));
      const { id: _, alerts, ...fields } = patient;
      await desk.call(patients.change, { ...fields, alerts, patientId: patient.id, birthOn });
    },
  };
  const name = random.weighted([
    ...([
      ['record', 8],
      ['withdraw', 1],
      ['choosePlan', 2],
      ['merge', 1],
    ] as const),
    ...([
      ['unmerge', 1],
      ['correctBirth', 1],
    ] as const),
  ]);
  await doings[name]?.().then(
    () => happened.set(name, (happened.get(name) ?? 0) + 1),
    () => {},
  );
}
const happened = new Map<string, number>();

test('whatever happens in a clinic, the list shows who is due as the rule says it person by person', async () => {
  const random = seededRandom('a clinic of children');
  const clinic = await openTestClinic();
  const ids: number[] = [];
  for (let at = 0; at < 8; at += 1) {
    const { id } = await clinic.call(contract.patients.register, {
      ...{ fullName: `Child ${'ABCDEFGH'[at]} Rao`, phone: `50000417${10 + at}`, sex: at % 2 ? 'F' : 'M' },
      ...{ birthOn: addDays('2026-11-21', -random.whole(1, 2_500)), birthIsEstimated: true },
      ...{ notADuplicateBecause: 'Sister' },
      guardian: { fullName: 'Asha Rao', relation: 'mother', phone: '', idType: '', idLast4: '' },
    });
    ids.push(id);
  }
  const story: Story = { clinic, random, ids, doseIds: [], mergeIds: [] };
  let today = '2026-11-21';
  for (let step = 0; step < 90; step += 1) {
    await somethingHappens(story, today);
    if (random.chance(0.3)) {
      const days = random.whole(1, 60);
      clinic.clock.advance(days * DAY_MS);
      today = addDays(today, days);
    }
    if (step % 3 !== 0) continue;
    const nurse = await clinic.as('nurse');
    const byDate = addDays(today, random.whole(-30, 90));
    expect(await shownAsDue(nurse, byDate), `step ${step}`).toEqual(await dueByTheRule(nurse, ids, byDate));
  }
  for (const doing of ['record', 'withdraw', 'choosePlan', 'merge', 'unmerge', 'correctBirth'])
    expect(happened.get(doing) ?? 0, doing).toBeGreaterThan(0);
}, 60_000);

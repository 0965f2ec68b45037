import { contract } from '#shared/contract/index.ts';
import type { Driver } from '../../electron/database/open-file.ts';
import type { Operation } from '../measure.ts';
import type { Ask } from '../ways.ts';
import { type LongTreated, longTreated, rawPerson } from './raw-person.ts';

const ROUNDS = 200;
const DIAGNOSIS = { text: 'Type 2 diabetes mellitus', icd10: 'E11.9' };

/** What the window asks when a doctor opens a visit: the note, what is taken now, favourites, what the vitals say. */
function openWithPanels(ask: Ask, { patientId, visitId }: LongTreated): Promise<unknown> {
  return Promise.all([
    ask('doctor', contract.encounters.open, { visitId }),
    ask('doctor', contract.prescriptions.takingNow, { patientId, visitId }),
    ask('doctor', contract.templates.favourites, {
      ...{ ageMonths: 600, weightKg: 64, diagnoses: [DIAGNOSIS], complaints: 'Diabetes review' },
    }),
    ask('doctor', contract.encounters.measured, { visitId }),
    ask('doctor', contract.encounters.lastSections, { visitId }),
  ]);
}

type Panel = Pick<Operation<LongTreated>, 'name' | 'raw' | 'ours'>;

function panelsOf(raw: ReturnType<typeof rawPerson>): Panel[] {
  return [
    {
      name: 'open a visit, with all that the note asks at once',
      raw: ({ patientId }) => {
        for (const read of [raw.chart, raw.taken, raw.favourites, raw.sizes, raw.sections]) read(patientId);
      },
      ours: openWithPanels,
    },
    {
      name: 'repeat: last medicines taken over and checked',
      raw: ({ patientId }) => {
        for (const read of [raw.taken, raw.stops, raw.allergies, raw.sizes, raw.creatinine]) read(patientId);
      },
      ours: (ask, { patientId, visitId, lines }) =>
        ask('doctor', contract.prescriptions.check, { patientId, visitId, lines, stops: [], sections: [] }),
    },
    {
      name: 'trends of vitals and results beside the medicines',
      raw: ({ patientId }) => {
        for (const read of [raw.vitals, raw.taken, raw.stops, raw.numbers]) read(patientId);
      },
      ours: (ask, { patientId }) => ask('doctor', contract.encounters.trends, { patientId }),
    },
    {
      name: 'laboratory of a person',
      raw: ({ patientId }) => {
        for (const read of [raw.reports, raw.numbers, raw.openOrders]) read(patientId);
      },
      ours: (ask, { patientId }) => ask('doctor', contract.labs.ofPatient, { patientId }),
    },
    {
      name: 'documents of a person',
      raw: ({ patientId }) => raw.documents(patientId),
      ours: (ask, { patientId }) => ask('doctor', contract.documents.list, { patientId }),
    },
  ];
}

function vaccineOperations(driver: Driver): Operation<number>[] {
  const children = driver
    .prepare(
      'SELECT DISTINCT patient_id FROM immunisation_plans ORDER BY patient_id * 7919 % 10007 LIMIT 400',
    )
    .pluck()
    .all() as number[];
  const raw = rawPerson(driver);
  const due = driver.prepare(
    'SELECT patient_id FROM immunisation_dues WHERE due_on <= ? ORDER BY due_on, patient_id LIMIT 50',
  );
  const dueCount = driver.prepare('SELECT count(*) FROM immunisation_dues WHERE due_on <= ?');
  const byDay = 20_261_128;
  const chart: Operation<number> = {
    ...{ name: 'vaccines of a child', goal: '', rounds: ROUNDS },
    prepare: round => children[round % children.length] as number,
    raw: raw.vaccines,
    ours: (ask, patientId) => ask('doctor', contract.immunisations.chart, { patientId }),
  };
  const dueList: Operation<number> = {
    ...{ name: 'vaccines due: 50 of all followed children', goal: '', rounds: 60 },
    prepare: () => byDay,
    raw: day => {
      dueCount.get(day);
      for (const id of due.pluck().all(day) as number[]) raw.vaccines(id);
    },
    ours: ask => ask('doctor', contract.immunisations.dueList, { byDate: '2026-11-28' }),
  };
  return [chart, dueList];
}

function worklist(driver: Driver): Operation<null> {
  const open = driver.prepare(`
    SELECT lab_orders.id, patient_id, name, state, since, full_name FROM lab_standings
    JOIN lab_orders ON lab_orders.id = order_id JOIN patients ON patients.id = patient_id
    WHERE state = ? AND state IN ('ordered', 'collected', 'entered') ORDER BY since LIMIT 600`);
  return {
    ...{ name: 'laboratory: what is to be done', goal: '', rounds: 60 },
    prepare: () => null,
    raw: () => {
      for (const state of ['ordered', 'collected', 'entered']) open.all(state);
    },
    ours: ask => ask('doctor', contract.labs.worklist, { state: 'open' }),
  };
}

/** Opening a visit of somebody long treated, and each panel beside it. */
export function visitReadingOperations(driver: Driver): Operation[] {
  const people = longTreated(driver);
  const panels = panelsOf(rawPerson(driver)).map(
    (panel): Operation<LongTreated> => ({
      ...panel,
      ...{ goal: 'P4: ≤ 3× raw', rounds: ROUNDS },
      prepare: round => people[round % people.length] as LongTreated,
    }),
  );
  return [...panels, ...vaccineOperations(driver), worklist(driver)] as Operation[];
}

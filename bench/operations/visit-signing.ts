import { contract } from '#shared/contract/index.ts';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import type { Driver } from '../../electron/database/open-file.ts';
import type { Operation } from '../measure.ts';
import type { Ask } from '../ways.ts';
import { rawDesk } from './raw-desk.ts';
import { rawNote } from './raw-note.ts';
import { type LongTreated, longTreated } from './raw-person.ts';
import type { Seen } from './raw-room.ts';

/** With the warm-up, the four ways and the two operations no more than there are people: each is seen once. */
const ROUNDS = 90;
const WARM_UP_ROUNDS = 10;
const GOAL = 'P5: p50 ≤ 2.5× write + fdatasync';
const NEW_LINES = ['dolo 650 1-0-1 5d pc', 'pantoprazole 40 tablet 1-0-0 5d ac', 'cetirizine 10 0-0-1 5d'];

const written = {
  ...{
    complaints: 'Diabetes review, fever 2 days',
    findings: 'Feet well, chest clear',
    tests: '',
    answers: [],
  },
  ...{ diagnoses: [{ text: 'Type 2 diabetes mellitus', icd10: 'E11.9', isProvisional: false }] },
  ...{ advice: 'Small meals on time', followUpOn: '2026-12-21' },
} satisfies Partial<EncounterBody>;

const orders: EncounterBody['orders'] = ['LAB050', 'PNL11'].map(testId => ({
  ...{ testId, name: testId, place: 'here', isUrgent: false },
}));

const diabetesForm: EncounterBody['sections'][number] = {
  ...{ formId: 'diabetes', formVersion: 1, title: 'Diabetes' },
  values: { kind: 'type2', years: 7, fasting: 142, afterMeal: 201, hba1c: 7.8, onInsulin: false },
};

type Signing = Seen & { body: EncounterBody };

/** Whoever is asked for comes in, and a fresh visit of theirs is with the doctor. */
export async function visitSigningOperations(driver: Driver, day: number, ask: Ask): Promise<Operation[]> {
  const desk = rawDesk(driver, day);
  const note = rawNote(driver, day);
  const people = longTreated(driver);
  const newLines: RxLine[] = [];
  for (const text of NEW_LINES) {
    const { line } = await ask('doctor', contract.prescriptions.readLine, { text });
    if (!line) throw new Error(`not a whole line: ${text}`);
    newLines.push(line);
  }
  let next = 0;

  async function withDoctor(bodyOf: (person: LongTreated) => EncounterBody): Promise<Signing> {
    const person = people[next++ % people.length] as LongTreated;
    const visitId = desk.giveToken(person.patientId);
    await ask('doctor', contract.queue.call, { visitId });
    const body = bodyOf(person);
    const { patientId } = person;
    const { warnings } = await ask('doctor', contract.prescriptions.check, {
      ...{ patientId, visitId, lines: body.lines, stops: body.stops, sections: body.sections },
    });
    const answers = warnings.map(({ key: warningKey }) => ({ warningKey, reason: 'Watched closely' }));
    return { patientId, visitId, body: { ...body, answers } };
  }

  const signed = (name: string, bodyOf: (person: LongTreated) => EncounterBody): Operation<Signing> => ({
    ...{ name, goal: GOAL, isDurable: true, rounds: ROUNDS, warmUpRounds: WARM_UP_ROUNDS },
    prepare: () => withDoctor(bodyOf),
    raw: note.sign,
    ours: (way, { visitId, body }) => way('doctor', contract.encounters.sign, { visitId, body }),
  });

  return [
    signed('visit: sign 3 drugs, a form, 2 tests, a stop', ({ lines }) => ({
      ...{ ...written, lines: newLines, orders, sections: [diabetesForm] },
      stops: lines.slice(0, 1).map(({ generic, strength, form }) => ({
        ...{ generic, strength, form, reason: 'Changed' },
      })),
    })),
    signed('visit: repeat the last medicines and sign', ({ lines }) => ({
      ...{ ...written, lines, stops: [], orders: [], sections: [] },
    })),
  ] as Operation[];
}

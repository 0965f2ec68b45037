import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type * as z from 'zod';
import { AppError, commonRefusals } from '#shared/contract/app-error.ts';
import { contract, type NamedProcedure, procedures } from '#shared/contract/index.ts';
import { isAllowed, type Permission } from '#shared/contract/permissions.ts';
import type { ProcedureMeta } from '#shared/contract/procedure.ts';
import { sql } from '../database/db.ts';
import { inputNear } from './hostile-input.test-support.ts';
import { closeTestClinics, openTestClinic, PEOPLE, type TestClinic } from './test-clinic.ts';
import { bill, body, patient, validInputs } from './valid-inputs.test-support.ts';

// PARCHI_HOSTILE_CASES=100000 for a long run; PARCHI_HOSTILE_SEED for another one.
const CASES = Number(process.env.PARCHI_HOSTILE_CASES ?? 4_000);
const SEED = Number(process.env.PARCHI_HOSTILE_SEED ?? 20_261_121);
/** Of a page, a backup or a hashed password there are fewer: each takes a thousand times as long. */
const DEAR = /print|preview|Slip|Sheet|backup\.run|changePassword|resetPassword|users\.add|setPin|recover/;
const DEAR_SHARE = 0.08;

const WHO = ['owner', 'doctor', 'receptionist', 'stranger'] as const;
type Who = (typeof WHO)[number];

function mayDo(permission: Permission): Who[] {
  return WHO.filter(who => who !== 'stranger' && isAllowed([who], permission));
}

const clinics = new Map<Who, TestClinic>();
let inputs: Record<string, unknown>;

beforeAll(async () => {
  const owner = await openTestClinic({ role: 'owner' });
  clinics.set('owner', owner);
  clinics.set('doctor', await owner.as('doctor'));
  const desk = await owner.as('receptionist');
  clinics.set('receptionist', desk);
  clinics.set('stranger', owner.stranger());
  await desk.call(contract.patients.register, { ...patient, sex: 'F', phoneRelation: 'self' });
  await desk.call(contract.patients.register, {
    ...patient,
    fullName: 'Sunita Rao',
    sex: 'F',
    phoneRelation: 'self',
  });
  await desk.call(contract.queue.giveToken, { patientId: 1, doctorId: PEOPLE.doctor });
  await desk.call(contract.queue.giveToken, { patientId: 2, doctorId: PEOPLE.doctor });
  const doctor = clinics.get('doctor') ?? owner;
  await doctor.call(contract.encounters.sign, { visitId: 1, body: body as never });
  await desk.call(contract.billing.issue, bill as never);
  const folder = mkdtempSync(join(owner.folderPath, 'elsewhere-'));
  inputs = validInputs(folder);
  await call(owner, 'appointments.setSchedule');
  await call(desk, 'appointments.addClosure');
  await call(desk, 'appointments.book');
  await call(desk, 'appointments.bookSeries');
  const { settings } = await owner.call(contract.settings.get, {});
  // Copies go to a folder of the test, whatever the settings become.
  Object.assign(inputs['settings.change'] as object, { settings: { ...settings, backupFolder: folder } });
});
afterAll(closeTestClinics);

/** What the clinic of these cases begins with. */
function call(who: TestClinic, name: string): Promise<unknown> {
  return who.server.call(who.connection, name, inputs[name]);
}

/** Counts and sums that no change of a record leaves alone. Rows about the refusal itself are not counted. */
const DIGEST = sql`
  SELECT
    (SELECT group_concat(version || profile || settings) || max(recovery_confirmed_at) FROM clinic) AS clinic,
    (SELECT count(*) || ' ' || sum(is_active) || ' ' || count(pin_hash) FROM users) AS users,
    (SELECT count(*) FROM user_roles) AS roles,
    (SELECT count(*) || ' ' || sum(consultation_fee_paise) FROM doctors) AS doctors,
    (SELECT sum(last_number) FROM number_series) AS numbers,
    (SELECT count(*) || ' ' || sum(version) || ' ' || max(recency) FROM patients) AS patients,
    (SELECT count(*) FROM patient_versions) AS versions,
    (SELECT count(*) || ' ' || count(retracted_at) FROM patient_allergies) AS allergies,
    (SELECT count(*) || ' ' || sum(doctor_id) || ' ' || count(bill_id) FROM visits) AS visits,
    (SELECT count(*) FROM tokens) AS tokens,
    (SELECT count(*) FROM queue_events) AS events,
    (SELECT count(*) FROM vitals) AS vitals,
    (SELECT count(*) || ' ' || count(replaced_at) FROM schedules) AS schedules,
    (SELECT count(*) || ' ' || count(withdrawn_at) FROM closures) AS closures,
    (SELECT count(*) || ' ' || sum(seat) || ' ' || group_concat(state) FROM appointments) AS appointments,
    (SELECT count(*) FROM appointment_events) AS bookings,
    (SELECT count(*) || ' ' || max(saved_at) FROM encounter_drafts) AS drafts,
    (SELECT count(*) FROM encounters) AS notes,
    (SELECT count(*) FROM prescription_items) AS items,
    (SELECT count(*) || ' ' || sum(due_paise) FROM bills) AS bills,
    (SELECT count(*) FROM bill_lines) AS lines,
    (SELECT count(*) || ' ' || sum(amount_paise) FROM payments) AS payments,
    (SELECT sum(amount_paise) FROM day_sums) AS sums,
    (SELECT count(*) FROM day_closes) AS closes,
    (SELECT count(*) FROM prints) AS prints,
    (SELECT sum(used_count) FROM catalogue_items) AS services`;

function digestOf(clinic: TestClinic): string {
  return JSON.stringify(clinic.server.house.opened().db.reader.one(DIGEST));
}

function problemOfRefusal(named: NamedProcedure, error: unknown): string | null {
  if (!(error instanceof AppError)) return `threw ${inspect(error)}`;
  const { errorMap } = named.procedure['~orpc'] as { errorMap: Record<string, { data?: z.ZodType }> };
  const declared = errorMap[error.code]?.data ?? (commonRefusals as Record<string, z.ZodType>)[error.code];
  if (!declared) return `answered ${error.code}, which is not declared`;
  const data = declared.safeParse(error.data);
  return data.success ? null : `answered ${error.code} with ${inspect(error.data)}`;
}

type Verdict = { problem: string | null; answered: string };

/** Numbers of a version go on with every change; an old one would end every try at once. */
function withVersionOfNow(named: NamedProcedure, clinic: TestClinic, input: unknown): unknown {
  if ((input as { version?: unknown } | null)?.version !== 1) return input;
  const { reader } = clinic.server.house.opened().db;
  const table =
    named.name === 'settings.change'
      ? sql`SELECT version FROM clinic`
      : sql`SELECT version FROM patients WHERE id = 1`;
  return Object.assign(input as object, { version: reader.value(table) });
}

async function tryOne(named: NamedProcedure, clinic: TestClinic, input: unknown): Promise<Verdict> {
  const before = digestOf(clinic);
  try {
    const sent = withVersionOfNow(named, clinic, input);
    const answer = await clinic.server.call(clinic.connection, named.name, sent);
    if (named.name === 'live.changes' || named.name === 'queue.followWaitingScreen') {
      await (answer as AsyncGenerator).return(undefined);
      return { problem: null, answered: 'ok' };
    }
    if (named.name === 'imports.run') {
      for await (const _ of answer as AsyncIterable<unknown>);
      return { problem: null, answered: 'ok' };
    }
    const checked = (named.procedure['~orpc'].outputSchema as z.ZodType).safeParse(answer);
    return { problem: checked.success ? null : `answered ${inspect(checked.error.issues)}`, answered: 'ok' };
  } catch (error) {
    const answered = error instanceof AppError ? error.code : 'thrown';
    const problem = problemOfRefusal(named, error);
    if (problem) return { problem, answered };
    return {
      problem: digestOf(clinic) === before ? null : `refused ${answered} and changed something`,
      answered,
    };
  }
}

function clinicOf(who: Who, restored: Map<Who, TestClinic['connection']['session']>): TestClinic {
  const clinic = clinics.get(who);
  if (!clinic) throw new Error('no clinic');
  // Whoever locked or signed out in an earlier case sits down again.
  if (!restored.has(who)) restored.set(who, clinic.connection.session);
  clinic.connection.session = restored.get(who) ?? null;
  return clinic;
}

test('whatever is sent to whichever procedure by whomever, it is answered or refused, and a refusal changes nothing', {
  timeout: Math.max(60_000, CASES * 20),
}, async () => {
  const faults: string[] = [];
  vi.spyOn(console, 'error').mockImplementation(
    (...said) => void faults.push(inspect(said.at(-1)).slice(0, 900)),
  );
  const weights = procedures.map(({ name }) => (DEAR.test(name) ? DEAR_SHARE : 1));
  const perWeight = CASES / weights.reduce((sum, weight) => sum + weight, 0);
  const sessions = new Map<Who, TestClinic['connection']['session']>();
  const problems = new Map<string, string>();
  const answers = new Map<string, number>();
  let tried = 0;
  for (const [index, named] of procedures.entries()) {
    const { permission } = named.procedure['~orpc'].meta as ProcedureMeta;
    const runs = Math.max(4, Math.ceil(perWeight * (weights[index] ?? 1)));
    const cases = fc.sample(
      fc.tuple(
        fc.constantFrom(...WHO, ...mayDo(permission), ...mayDo(permission), ...mayDo(permission)),
        inputNear(inputs[named.name] ?? {}),
      ),
      { seed: SEED + index, numRuns: runs },
    );
    for (const [who, input] of cases) {
      // Money out of the till of a closed day is another test; here the owner's days stay open.
      const verdict = await tryOne(
        named,
        clinicOf(permission === 'anyone' ? 'stranger' : who, sessions),
        input,
      );
      tried += 1;
      answers.set(verdict.answered, (answers.get(verdict.answered) ?? 0) + 1);
      if (!verdict.problem) continue;
      const shown = `${verdict.problem.slice(0, 500)}\n  sent ${inspect(input, { depth: 8 }).slice(0, 600)}\n  ${faults.at(-1) ?? ''}`;
      const place = /at .*\((.*)\)/.exec(faults.at(-1) ?? '')?.[1] ?? '';
      problems.set(`${named.name} ${verdict.problem.slice(0, 60)} ${place}`, shown);
    }
    faults.length = 0;
  }
  vi.restoreAllMocks();
  if (process.env.PARCHI_HOSTILE_CASES) console.log(tried, 'cases', Object.fromEntries(answers));
  expect(Object.fromEntries(problems)).toEqual({});
  expect(answers.get('ok')).toBeGreaterThan(tried / 20);
});

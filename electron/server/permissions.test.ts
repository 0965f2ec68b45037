import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, procedures } from '#shared/contract/index.ts';
import { isAllowed, permissions, ROLES } from '#shared/contract/permissions.ts';
import type { ProcedureMeta } from '#shared/contract/procedure.ts';
import { services } from './services.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from './test-clinic.ts';

const clinics = new Map<string, TestClinic>();

beforeAll(async () => {
  const owner = await openTestClinic({ role: 'owner' });
  for (const role of ROLES) clinics.set(role, await owner.as(role));
});
afterAll(closeTestClinics);

// Input that no schema takes: whoever gets past the permission is refused for it, and nothing is done.
const NO_INPUT = 'not an input' as unknown;

const restricted = procedures.filter(({ procedure }) => {
  const { permission } = procedure['~orpc'].meta as ProcedureMeta;
  return permission !== 'anyone';
});

describe.each(ROLES)('a person who is only %s', role => {
  test.each(restricted.map(({ name, procedure }) => ({ name, procedure })))(
    '$name is allowed exactly as the table says',
    async ({ name, procedure }) => {
      const meta = procedure['~orpc'].meta as ProcedureMeta;
      const clinic = clinics.get(role);
      if (!clinic) throw new Error('no clinic');
      const refusal = await refusalOf(clinic.server.call(clinic.connection, name, NO_INPUT));
      expect(refusal.code).toBe(isAllowed([role], meta.permission) ? 'INVALID_INPUT' : 'NOT_ALLOWED');
    },
  );
});

test.each(restricted.map(({ name }) => name))(
  '%s is refused to somebody who has not signed in',
  async name => {
    const stranger = clinics.get('owner')?.stranger();
    if (!stranger) throw new Error('no clinic');
    expect((await refusalOf(stranger.server.call(stranger.connection, name, {}))).code).toBe('NOT_SIGNED_IN');
  },
);

test('the table itself: who may do what', () => {
  const rows = Object.entries(permissions).map(
    ([permission, roles]) => `${permission}: ${[...roles].sort().join(' ')}`,
  );
  expect(rows).toMatchInlineSnapshot(`
    [
      "settings:read: accountant doctor nurse owner receptionist",
      "settings:change: owner",
      "users:list: accountant doctor nurse owner receptionist",
      "users:manage: owner",
      "patients:search: accountant doctor nurse owner receptionist",
      "patients:register: doctor nurse owner receptionist",
      "patients:merge: owner",
      "patients:import: owner",
      "patients:export: owner",
      "patients:readChart: doctor nurse",
      "referrals:report: accountant owner",
      "appointments:read: doctor nurse owner receptionist",
      "appointments:book: doctor nurse owner receptionist",
      "appointments:overbook: doctor owner receptionist",
      "schedules:change: owner",
      "leave:record: doctor owner receptionist",
      "allergies:record: doctor nurse",
      "queue:read: doctor nurse owner receptionist",
      "queue:manage: doctor nurse owner receptionist",
      "queue:call: doctor nurse receptionist",
      "queue:display: doctor nurse owner receptionist",
      "vitals:record: doctor nurse",
      "vitals:read: doctor nurse owner receptionist",
      "encounters:write: doctor",
      "prescriptions:read: doctor nurse",
      "formulary:search: doctor nurse",
      "alerts:read: doctor owner",
      "letterheads:change: doctor owner",
      "templates:use: doctor",
      "templates:change: doctor owner",
      "lists:change: doctor owner",
      "labs:read: doctor nurse",
      "labs:order: doctor nurse",
      "labs:enter: doctor nurse",
      "labs:release: doctor",
      "documents:read: doctor nurse",
      "documents:add: doctor nurse owner receptionist",
      "certificates:read: doctor owner",
      "certificates:issue: doctor",
      "immunisations:read: doctor nurse",
      "immunisations:record: doctor nurse",
      "billing:read: accountant owner receptionist",
      "billing:issue: owner receptionist",
      "billing:cancel: owner receptionist",
      "billing:cancelLater: owner",
      "billing:reverse: owner receptionist",
      "discounts:approve: owner",
      "prices:override: owner receptionist",
      "catalogue:change: owner",
      "refunds:request: owner receptionist",
      "refunds:approve: owner",
      "dues:writeOff: owner",
      "cash:keep: owner receptionist",
      "cash:readAll: accountant owner",
      "expenses:record: owner receptionist",
      "statements:match: accountant owner receptionist",
      "parties:read: accountant owner receptionist",
      "parties:change: accountant owner",
      "shares:read: accountant doctor owner",
      "shares:readAll: accountant owner",
      "shares:change: owner",
      "shares:pay: owner",
      "reports:today: accountant owner",
      "registers:read: accountant doctor owner receptionist",
      "reports:money: accountant owner",
      "reports:clinical: doctor owner",
      "accounts:export: accountant owner",
      "day:close: owner",
      "day:countersign: accountant doctor owner receptionist",
      "audit:read: owner",
      "backup:run: owner",
    ]
  `);
});

test('every procedure has a service and a name in the past tense', () => {
  for (const { name, procedure } of procedures) {
    expect(typeof services[name], name).toBe('function');
    expect((procedure['~orpc'].meta as ProcedureMeta).audit, name).toMatch(/^[a-zA-Z]+\.[a-zA-Z]+$/);
  }
  expect(Object.keys(services).length).toBe(procedures.length);
});

test('an unknown procedure is not found', async () => {
  const clinic = clinics.get('owner');
  if (!clinic) throw new Error('no clinic');
  const refusal = await refusalOf(clinic.server.call(clinic.connection, 'patients.deleteAll', {}));
  expect(refusal.code).toBe('NOT_FOUND');
});

test('what a nurse sees of the board carries no money', async () => {
  const nurse = clinics.get('nurse');
  const desk = clinics.get('receptionist');
  if (!nurse || !desk) throw new Error('no clinic');
  const patient = await desk.call(contract.patients.register, {
    fullName: 'Baldev Malviya',
    phone: '5000055284',
    birthOn: '1965-01-01',
    birthIsEstimated: true,
    sex: 'M',
  });
  await desk.call(contract.queue.giveToken, { patientId: patient.id, doctorId: 2 });
  const row = (board: Awaited<ReturnType<typeof boardOf>>) => board.doctors[0]?.rows[0];
  expect(row(await boardOf(nurse))?.duePaise).toBeNull();
  expect(row(await boardOf(desk))?.duePaise).toBe(0);
});

function boardOf(clinic: TestClinic) {
  return clinic.call(contract.queue.dayBoard, {});
}

import { contract, nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import { PEOPLE, type TestClinic } from '../server/test-clinic.ts';

/** They touch people, keys and files, but none of the tables that grow. */
export const NOT_TOURED: ReadonlySet<string> = new Set([
  ...[
    'setup.create',
    'setup.recoverySheet',
    'setup.confirmRecoverySheet',
    'setup.recover',
    'setup.listBackups',
  ],
  ...['setup.restore', 'users.signInWithPin', 'users.lock', 'users.signOut', 'users.add', 'users.disable'],
  ...[
    'users.changePassword',
    'users.resetPassword',
    'users.setPin',
    'live.changes',
    'desktop.pickFolder',
    'desktop.printPage',
  ],
]);

type Caller = <P extends AnyProcedure>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;

const asha = {
  fullName: 'Asha Tourist',
  phone: '5000099999',
  birthOn: '1984-11-21',
  birthIsEstimated: true,
  sex: 'F' as const,
  abhaNumber: '91000000000001',
};
const measured = { systolicMmHg: 120, diastolicMmHg: 80, weightKg: 60 };

async function tourTheDesk(call: Caller): Promise<{ patientId: number; visitId: number }> {
  await call(contract.setup.status, {});
  const patient = await call(contract.patients.register, asha);
  const changed = await call(contract.patients.change, {
    ...asha,
    patientId: patient.id,
    version: patient.version,
    locality: 'Palasia',
  });
  for (const text of [
    'a',
    'ash',
    'asha tou',
    'ahsa',
    'tuorist',
    '99999',
    '5000',
    '5000099999',
    changed.uhid,
    'A-01',
    asha.abhaNumber,
  ]) {
    await call(contract.patients.search, { text });
  }
  await call(contract.patients.household, { phone: asha.phone });
  await call(contract.patients.lookalikes, { ...asha, fullName: 'Aasha Turist' });
  await call(contract.patients.banner, { patientId: patient.id });
  const { visitId } = await call(contract.queue.giveToken, {
    patientId: patient.id,
    doctorId: PEOPLE.doctor,
  });
  await call(contract.queue.tokenSlip, { visitId });
  await call(contract.queue.act, { action: 'transfer', visitId, doctorId: PEOPLE.secondDoctor });
  await call(contract.queue.act, { action: 'hold', visitId });
  await call(contract.queue.act, { action: 'return', visitId });
  await call(contract.queue.act, { action: 'leave', visitId, reason: 'tired' });
  await call(contract.queue.act, { action: 'return', visitId });
  await call(contract.queue.act, { action: 'prioritise', visitId, priority: 'urgent' });
  await call(contract.queue.act, { action: 'transfer', visitId, doctorId: PEOPLE.doctor });
  return { patientId: patient.id, visitId };
}

async function tourTheRoom(call: Caller, patientId: number, visitId: number): Promise<void> {
  await call(contract.patients.recordAllergies, {
    patientId,
    status: 'listed',
    items: [{ substance: 'Ibuprofen' }],
  });
  await call(contract.queue.callNext, { doctorId: PEOPLE.doctor });
  const board = await call(contract.queue.dayBoard, {});
  const waiting = board.doctors[0]?.rows.find(row => row.state === 'waiting');
  await call(contract.queue.call, { visitId: waiting?.visitId ?? 0 });
  await call(contract.encounters.recordVitals, { visitId, vitals: measured });
  await call(contract.encounters.latestVitals, { visitId });
  const { line } = await call(contract.prescriptions.readLine, { text: 'dolo 650 1-0-1 5d pc' });
  await call(contract.prescriptions.searchDiagnoses, { text: 'fever' });
  const lines = line ? [line] : [];
  await call(contract.prescriptions.check, { patientId, lines });
  const body = { complaints: 'Fever', lines };
  await call(contract.encounters.saveDraft, { visitId, draft: { body } });
  await call(contract.encounters.open, { visitId });
  await call(contract.prescriptions.preview, { visitId, body });
  await call(contract.encounters.sign, { visitId, body });
  await call(contract.encounters.open, { visitId });
  await call(contract.prescriptions.print, { visitId });
}

async function tourTheMoney(call: Caller, patientId: number, visitId: number): Promise<void> {
  const draft = await call(contract.billing.draftForVisit, { visitId });
  await call(contract.billing.suggestLines, { text: 'con' });
  const cash = (amountPaise: number) => ({ mode: 'cash' as const, amountPaise });
  const bill = await call(contract.billing.issue, {
    ...{ patientId, visitId, doctorId: PEOPLE.doctor },
    ...{ lines: draft.lines, payments: [cash(10_000)] },
  });
  const paid = await call(contract.billing.receive, { billId: bill.id, payment: cash(5_000) });
  await call(contract.billing.get, { billId: bill.id });
  await call(contract.billing.listForDay, {});
  await call(contract.billing.listForPatient, { patientId });
  await call(contract.billing.printBill, { billId: bill.id });
  await call(contract.billing.printReceipt, { paymentId: paid.payments[0]?.id ?? 0 });
}

async function tourTheOffice(call: Caller): Promise<void> {
  await call(contract.users.list, {});
  const doctor = (await call(contract.users.list, {})).find(({ id }) => id === PEOPLE.doctor)?.doctor;
  if (doctor) await call(contract.users.changeDoctorProfile, { userId: PEOPLE.doctor, doctor });
  await call(contract.settings.change, await call(contract.settings.get, {}));
  const sheet = await call(contract.reports.daySheet, {});
  await call(contract.reports.printDaySheet, {});
  await call(contract.reports.closeDay, {
    ...{
      onDate: sheet.onDate,
      openingFloatPaise: sheet.openingFloatPaise,
      expectedCashPaise: sheet.expectedCashPaise,
    },
    count: { notes: {}, coinsPaise: sheet.expectedCashPaise },
  });
  await call(contract.reports.daySheet, {});
  await call(contract.audit.list, {});
  await call(contract.audit.list, { beforeSeq: 10 });
  await call(contract.audit.verify, {});
  await call(contract.backup.run, {});
  await call(contract.backup.list, {});
}

/** Calls everything that people do in a clinic's day; returns the names of the procedures it called. */
export async function tourOfEverything(clinic: TestClinic): Promise<Set<string>> {
  const called = new Set<string>();
  let calls = 0;
  const as = async (role: keyof typeof PEOPLE): Promise<Caller> => {
    const person = await clinic.as(role);
    called.add(nameOf(contract.users.signIn));
    return (procedure, input) => {
      called.add(nameOf(procedure));
      calls += 1;
      return person.call(procedure, input, { requestId: `tour-request-${calls}` });
    };
  };
  const { patientId, visitId } = await tourTheDesk(await as('receptionist'));
  await tourTheRoom(await as('doctor'), patientId, visitId);
  await tourTheMoney(await as('receptionist'), patientId, visitId);
  await tourTheOffice(await as('owner'));
  return called;
}

import { contract, nameOf } from '#shared/contract/index.ts';
import { PEOPLE, type TestClinic } from '../server/test-clinic.ts';
import { tourTheApprovals, tourTheUpi } from './approvals-and-upi-tour.test-support.ts';
import {
  tourTheBookings,
  tourTheDesk,
  tourTheIdentity,
  tourTheMerges,
  tourTheQueue,
  tourTheSchedules,
} from './desk-tour.test-support.ts';
import { tourTheDrawers, tourTheReports } from './drawers-and-reports-tour.test-support.ts';
import { tourTheCertificates, tourTheLabs, tourThePapers } from './papers-tour.test-support.ts';
import { tourTheMoneyBack } from './refunds-tour.test-support.ts';
import { tourTheRoom } from './room-tour.test-support.ts';
import { tourTheCountersigns } from './signing-tour.test-support.ts';
import { type Caller, tourTheCatalogue, tourTheLists, tourTheVaccines } from './small-tours.test-support.ts';

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
    // Needs a close of a day that has not come: reports/set-close-aside.test.ts.
    'reports.setCloseAside',
    'live.changes',
    'queue.followWaitingScreen',
    // They need a phone in the clinic's network; all they read are two tables of one or two rows.
    ...['documents.openPhoneUpload', 'documents.phonePages', 'documents.takePhonePage'],
    ...['documents.receivePhonePage', 'documents.closePhoneUpload'],
    'desktop.pickFolder',
    'desktop.openWaitingScreen',
    'desktop.printPage',
    // Packages are sold by bills; packages.test.ts goes through their tables.
    'catalogue.transferPackage',
  ],
]);

async function tourTheMoney(call: Caller, patientId: number, visitId: number): Promise<void> {
  const draft = await call(contract.billing.draftForVisit, { visitId });
  await call(contract.billing.suggestLines, { text: 'con' });
  await call(contract.billing.priceLines, {
    ...{ patientId, visitId: null, doctorId: PEOPLE.doctor, discountPaise: 0 },
    lines: [{ description: 'Dressing', quantity: 1, ratePaise: 20_000 }],
  });
  const cash = (amountPaise: number) => ({ mode: 'cash' as const, amountPaise });
  const bill = await call(contract.billing.issue, {
    ...{ patientId, visitId, doctorId: PEOPLE.doctor },
    ...{ lines: draft.lines, payments: [cash(10_000)] },
  });
  const paid = await call(contract.billing.receive, { billId: bill.id, payment: cash(5_000) });
  await call(contract.billing.get, { billId: bill.id });
  await call(contract.billing.draftForPatient, { patientId });
  const days = { fromDate: '2026-11-01', toDate: '2026-11-30' };
  for (const state of [null, 'due', 'credited'] as const)
    await call(contract.billing.list, { ...days, state });
  await call(contract.billing.list, { ...days, text: bill.number });
  await call(contract.billing.exportList, { ...days, format: 'csv' });
  await call(contract.billing.listForPatient, { patientId });
  await call(contract.billing.exportOfPatient, { patientId, format: 'csv' });
  await call(contract.billing.printBill, { billId: bill.id });
  await call(contract.billing.printReceipt, { paymentId: paid.payments[0]?.id ?? 0 });
}

async function tourTheOldList(call: Caller): Promise<void> {
  const { imports } = contract;
  const rows = ['Name,Mobile,Age/Sex,File No,ABHA', 'Hema Malik,5000061735,34/F,F-9,91000000000009', ',,,,'];
  const file = { fileName: 'old.csv', content: Buffer.from(rows.join('\n')).toString('base64') };
  const { layout } = await call(imports.inspect, file);
  await call(imports.dryRun, { ...file, ...layout });
  for await (const _ of await call(imports.run, { ...file, ...layout }));
  const [run] = await call(imports.list, {});
  await call(imports.exportList, { format: 'csv' });
  await call(imports.undo, { importId: run?.id ?? 0 });
}

async function tourTheOffice(call: Caller): Promise<void> {
  const textEn = 'We write down what we need to treat you.';
  await call(contract.patients.addNotice, { textEn, textHi: '' });
  const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };
  await call(contract.patients.exportFound, { text: 'asha', format: 'csv' });
  await call(contract.patients.referralReport, november);
  await call(contract.patients.exportReferrals, { ...november, format: 'csv' });
  await call(contract.users.list, {});
  await call(contract.users.exportPeople, { format: 'csv' });
  const doctor = (await call(contract.users.list, {})).find(({ id }) => id === PEOPLE.doctor)?.doctor;
  if (doctor) await call(contract.users.changeDoctorProfile, { userId: PEOPLE.doctor, doctor });
  await call(contract.settings.change, await call(contract.settings.get, {}));
  await tourTheReports(call);
  await tourTheDrawers(call);
  const sheet = await call(contract.reports.daySheet, {});
  await call(contract.reports.printDaySheet, {});
  await call(contract.reports.moneyDay, {});
  await call(contract.reports.ownerSheet, {});
  await call(contract.reports.exportDaySheet, { format: 'csv' });
  await call(contract.reports.exportOwnerSheet, { format: 'csv' });
  await call(contract.reports.printOwnerSheet, {});
  const drawer = sheet.drawerToCount ?? { expectedCashPaise: 0 };
  await call(contract.reports.closeDay, {
    ...{
      onDate: sheet.onDate,
      expectedCashPaise: drawer.expectedCashPaise,
    },
    count: { notes: {}, coinsPaise: drawer.expectedCashPaise },
    looseEndsReason: 'Half the day is over',
  });
  await call(contract.reports.daySheet, {});
  await call(contract.audit.list, {});
  await call(contract.audit.list, { beforeSeq: 10 });
  await call(contract.audit.exportRows, { fromDate: '2026-11-01', toDate: '2026-11-30', format: 'csv' });
  await call(contract.audit.verify, {});
  await call(contract.backup.run, {});
  await call(contract.backup.list, {});
  await call(contract.backup.exportList, { format: 'csv' });
  await call(contract.documents.changePhoneSettings, { address: '' });
  await call(contract.documents.phoneSettings, {});
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
  await tourTheSchedules(await as('owner'));
  const { patientId, visitId } = await tourTheDesk(await as('receptionist'));
  await tourTheBookings(await as('receptionist'), patientId, clinic.clock);
  await tourTheQueue(await as('receptionist'), patientId, visitId);
  await tourTheIdentity(await as('receptionist'), patientId);
  await tourTheRoom(await as('doctor'), patientId, visitId);
  await tourTheVaccines(await as('nurse'), patientId);
  await tourTheLists(await as('owner'));
  await tourTheCatalogue(await as('owner'), patientId);
  await tourThePapers(await as('doctor'), patientId, visitId);
  await tourTheCertificates(await as('doctor'), patientId, visitId);
  await tourTheLabs(await as('doctor'), patientId, visitId);
  await tourTheMoney(await as('receptionist'), patientId, visitId);
  await tourTheMoneyBack({ desk: await as('receptionist'), owner: await as('owner'), patientId });
  await tourTheApprovals(await as('receptionist'), await as('owner'), patientId);
  await tourTheUpi(await as('accountant'));
  await tourTheCountersigns(as, patientId);
  await tourTheMerges(await as('owner'));
  await tourTheOldList(await as('owner'));
  await tourTheOffice(await as('owner'));
  return called;
}
